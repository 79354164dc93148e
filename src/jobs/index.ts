export { BatchJobs, type BatchWork, type Held } from './batch-jobs.service.js';
export { JobsModule } from './jobs.module.js';
export { Leases } from './leases.store.js';
