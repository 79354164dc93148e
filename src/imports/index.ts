export { ImportJobs } from './imports.jobs.js';
export { ImportsModule } from './imports.module.js';
