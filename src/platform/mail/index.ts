export { type Mailer, MailRefused } from './mailer.js';
export { MAILER, MailModule } from './mail.module.js';
