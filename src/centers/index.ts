export { CENTER_KINDS, type CenterKind } from './center.entity.js';
export { CenterType, ChangeCenterInput, ChangeCenterPayload } from './centers.graphql.js';
export { CentersModule } from './centers.module.js';
export { CentersService } from './centers.service.js';
export { CentersStore } from './centers.store.js';
export { EveryCenter } from './every-center.service.js';
