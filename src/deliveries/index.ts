export { type Carrier, Carriers } from './carriers.js';
export { ClockWatch } from './clock-watch.service.js';
export { DeliveriesModule } from './deliveries.module.js';
export { DeliveryJobs } from './deliveries.jobs.js';
export { Deliveries } from './deliveries.service.js';
export {
  type Composed,
  type Delivery,
  DeliveryRefused,
  type EmailMessage,
  type Ending,
  type NewDelivery,
} from './delivery.js';
export { type Topic, Topics } from './topics.js';
