export { openDemo } from './demo.js';
export { servePlayground } from './playground/playground.js';
export { READY_QUERIES } from './playground/queries.js';
