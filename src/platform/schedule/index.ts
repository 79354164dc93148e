export { eachInTurn } from './each-in-turn.js';
export { othersTurn } from './others-turn.js';
export { Pulse } from './pulse.js';
export { Schedule } from './schedule.js';
export { ScheduleModule } from './schedule.module.js';
export { pause } from './pause.js';
