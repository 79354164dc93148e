// Preloaded into the service by `npm start`: when the launcher is gone, kill -9 included, its channel closes and the
// service shuts down instead of holding the port.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
