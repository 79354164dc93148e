export { BatchJobs, type BatchWork, type Held } from './batch-jobs.service.js';
export { JobsModule } from './jobs.module.js';
export { type Lease, Leases } from './leases.store.js';
