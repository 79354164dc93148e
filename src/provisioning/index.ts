export { CenterOpening, type NewCenter } from './center-opening.service.js';
export { ProvisioningModule } from './provisioning.module.js';
