export { refuseOtherContent } from './content-types.js';
export { fastifyAdapter } from './fastify.js';
