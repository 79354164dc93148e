export { RemindersModule } from './reminders.module.js';
export { Reminding } from './reminding.service.js';
