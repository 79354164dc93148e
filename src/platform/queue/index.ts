export { type Queue, Queues, type Wake } from './queue.js';
export { QueueModule } from './queue.module.js';
