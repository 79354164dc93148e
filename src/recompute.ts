import 'reflect-metadata';
import { WorkerModule } from './app.module.js';
import { CentersStore } from './centers/index.js';
import { optionsOf, runProgram } from './platform/config/index.js';
import { startForCommand } from './platform/database/index.js';
import { Sweeper } from './prospects/index.js';

const USAGE = 'Usage: npm run recompute [-- --repair]';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Recomputes stage and next step of every prospect from its facts and says where the stored ones differ; with
 * `--repair` it writes what the facts say. Ends with status 1 when something differed.
 */
await runProgram(async () => {
  const { repair } = optionsOf(process.argv.slice(2), { repair: { type: 'boolean', default: false } }, USAGE);
  const app = await startForCommand(WorkerModule);
  let prospects = 0;
  let wrong = 0;
  for (const centerId of await app.get(CentersStore).allIds()) {
    const found = await app.get(Sweeper).recompute(centerId, repair);
    prospects += found.prospects;
    wrong += found.wrong.length;
    for (const { id, columns } of found.wrong) say(`center ${centerId}, prospect ${id}: ${columns.join(', ')}`);
  }
  await app.close();
  say(`${prospects} prospects recomputed, ${wrong} differed${repair && wrong > 0 ? ' and were repaired' : ''}.`);
  process.exitCode = wrong > 0 ? 1 : 0;
});
