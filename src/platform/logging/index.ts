export { errorInLog } from './error-in-log.js';
export { NestLog } from './nest-log.js';
