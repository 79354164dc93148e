export { CenterOpening, type NewCenter } from './center-opening.service.js';
export { readOpening } from './opening-words.js';
export { ProvisioningModule } from './provisioning.module.js';
