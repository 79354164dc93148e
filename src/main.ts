import 'reflect-metadata';
import { configOf, createApi } from './api.js';
import { openDemo } from './demo/index.js';
import { readConfig, runProgram } from './platform/config/index.js';
import { startRounds } from './rounds.js';

/** Serves the API until it is asked to stop. Shutdown hooks come after listening: a signal during start-up would trip over half-built plugins. */
await runProgram(async () => {
  // Before everything else, so that who finds the service ready finds the demo too.
  if (readConfig().demo) await openDemo();
  const api = await createApi();
  const config = configOf(api);
  await api.listen(config.port, config.host);
  api.enableShutdownHooks();
  if (config.redisUrl === null) startRounds(api);
});
