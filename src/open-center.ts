import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { WorkerModule } from './app.module.js';
import { readConfig, runProgram } from './platform/config/index.js';
import { startForCommand } from './platform/database/index.js';
import { CenterOpening, passwordIn, readOpening } from './provisioning/index.js';

/** Opens a center with its first admin; the admin's password comes on standard input, so that no process list shows it. */
await runProgram(async () => {
  const centerWith = readOpening(process.argv.slice(2));
  // Before anybody has typed a password in vain.
  readConfig();
  if (process.stdin.isTTY) process.stderr.write('Password of the admin, then Enter and Ctrl-D: ');
  const center = centerWith(passwordIn(await text(process.stdin)));
  const app = await startForCommand(WorkerModule);
  const opened = await app.get(CenterOpening).open(center);
  await app.close();
  if (opened.ok) process.stdout.write(`Opened ${center.slug}; sign in as ${center.admin.email}.\n`);
  else process.stderr.write(`${opened.failures.map(({ message }) => message).join('\n')}\n`);
  process.exitCode = opened.ok ? 0 : 1;
});
