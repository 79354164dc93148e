export { Center, CENTER_KINDS, type CenterKind, CenterProfile } from './center.entity.js';
export { CentersModule } from './centers.module.js';
export { CentersStore } from './centers.store.js';
