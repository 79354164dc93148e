export { Clock, newId } from './clock.js';
export { ClockModule } from './clock.module.js';
