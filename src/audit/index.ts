export { AuditEntry } from './audit.entity.js';
export { AuditModule } from './audit.module.js';
export { Audit, type Doer, type Happening } from './audit.service.js';
export { AuditStore } from './audit.store.js';
