export { fastifyAdapter } from './fastify.js';
