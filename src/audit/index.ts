export { AuditEntry } from './audit.entity.js';
export { AuditFeed, type FeedPlace, feedPlaceAt } from './audit-feed.store.js';
export { AuditModule } from './audit.module.js';
export { Audit, type Doer, type Happening } from './audit.service.js';
export { AuditStore } from './audit.store.js';
