export { inThread, type ThreadAnswer } from './in-thread.js';
