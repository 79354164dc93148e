export { networkOf } from './network.js';
export { type Throttle } from './throttle.js';
export { ThrottleModule } from './throttle.module.js';
export { Throttles } from './throttles.js';
