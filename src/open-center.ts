import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { WorkerModule } from './app.module.js';
import { hiddenLine, readConfig, runProgram } from './platform/config/index.js';
import { startForCommand } from './platform/database/index.js';
import { CenterOpening, passwordIn, readOpening } from './provisioning/index.js';

/** Opens a center with its first admin; the admin's password comes on standard input or is typed unseen, so that no process list shows it. */
await runProgram(async () => {
  const centerWith = readOpening(process.argv.slice(2));
  // Before anybody has typed a password in vain.
  readConfig();
  const typed = process.stdin.isTTY
    ? await hiddenLine('Password of the admin (not shown): ')
    : await text(process.stdin);
  const center = centerWith(passwordIn(typed));
  const app = await startForCommand(WorkerModule);
  const opened = await app.get(CenterOpening).open(center);
  await app.close();
  if (opened.ok) process.stdout.write(`Opened ${center.slug}; sign in as ${center.admin.email}.\n`);
  else process.stderr.write(`${opened.failures.map(({ message }) => message).join('\n')}\n`);
  process.exitCode = opened.ok ? 0 : 1;
});
