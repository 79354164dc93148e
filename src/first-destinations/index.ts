export { classOf, periodOfClass } from './domain/graduating-class.js';
export { FirstDestinationsModule } from './first-destinations.module.js';
export { graduatingClass } from './first-destinations.input.js';
