export { inThread, type ThreadAnswer, type ThreadLimits } from './in-thread.js';
