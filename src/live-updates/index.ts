export { LiveSockets } from './live-sockets.js';
export { LiveUpdatesModule } from './live-updates.module.js';
