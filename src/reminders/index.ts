export { RemindersJobs } from './reminders.jobs.js';
export { RemindersModule } from './reminders.module.js';
export { Reminding } from './reminding.service.js';
