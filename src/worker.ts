import 'reflect-metadata';
import { configOf, createApi } from './api.js';
import { WorkerModule } from './app.module.js';
import { runProgram } from './platform/config/index.js';
import { startRounds } from './rounds.js';

/** Does the work that nobody waits for. It listens for its health checks; what else it serves is behind sign-in, as in the API. */
await runProgram(async () => {
  const worker = await createApi(WorkerModule);
  const config = configOf(worker);
  await worker.listen(config.port, config.host);
  worker.enableShutdownHooks();
  startRounds(worker);
});
