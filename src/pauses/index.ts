export { PausesModule } from './pauses.module.js';
export { RestrictionsService } from './restrictions.service.js';
export { RestrictionsStore } from './restrictions.store.js';
