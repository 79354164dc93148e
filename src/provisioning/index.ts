export { CenterOpening, type NewCenter, type OpenedCenter } from './center-opening.service.js';
export { ProvisioningModule } from './provisioning.module.js';
