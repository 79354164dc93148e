export { CenterOpening, type NewCenter } from './center-opening.service.js';
export { passwordIn, readOpening } from './opening-words.js';
export { ProvisioningModule } from './provisioning.module.js';
