export { Queues, type Wake } from './queue.js';
export { QueueModule } from './queue.module.js';
