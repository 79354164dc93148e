import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './app.module.js';
import { CENTER_KINDS, type CenterKind } from './centers/index.js';
import { readConfig, runProgram } from './platform/config/index.js';
import { CenterOpening } from './provisioning/index.js';

/** Opens a center with its first admin; the admin's password comes on standard input, so that no process list shows it. */
const { values } = parseArgs({
  options: {
    slug: { type: 'string' },
    name: { type: 'string' },
    kind: { type: 'string', default: 'COLLEGE' },
    zone: { type: 'string' },
    country: { type: 'string' },
    region: { type: 'string' },
    'admin-email': { type: 'string' },
    'admin-name': { type: 'string', default: 'Center Admin' },
  },
});

const USAGE = `Usage: npm run open-center -- --slug riverside-college --name "Riverside College" --zone America/New_York --country US [--region NY]
       [--kind ${CENTER_KINDS.join('|')}] --admin-email admin@riverside.example [--admin-name "Ada Admin"] < password.txt`;

const { slug, name, zone, country } = values;
const email = values['admin-email'];
if (!slug || !name || !zone || !country || !email) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const password = (await text(process.stdin)).trim();
const [givenName = 'Center', ...familyName] = values['admin-name'].split(' ');
// Before Nest is asked, which would print a stack.
await runProgram(async () => void readConfig());
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['fatal', 'error'] });
const opened = await app.get(CenterOpening).open({
  slug,
  name,
  kind: values.kind as CenterKind,
  calendar: {
    zone,
    country,
    region: values.region ?? null,
    workingWeekdays: [1, 2, 3, 4, 5],
    opensAtMinute: 540,
    closesAtMinute: 1020,
  },
  admin: { email, givenName, familyName: familyName.join(' '), password },
});
process.stdout.write(
  opened.ok
    ? `Opened ${slug}; sign in as ${email}.\n`
    : `${opened.failures.map(({ message }) => message).join('\n')}\n`,
);
await app.close();
process.exitCode = opened.ok ? 0 : 1;
