import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { Passwords } from '../identity/index.js';
import { Clock, ClockModule } from '../platform/clock/index.js';
import { type Config, ConfigModule, NotACommand, readConfig, runProgram } from '../platform/config/index.js';
import { Database, DatabaseModule, startForCommand } from '../platform/database/index.js';
import { readOptions, type SeedOptions } from './seed/options.js';
import { SeedReport } from './seed/report.js';
import { seed } from './seed/seeding.js';

const PASSWORD = 'follow through every time';

@Module({ imports: [ConfigModule, ClockModule, DatabaseModule], providers: [Passwords] })
class SeedModule {}

/** Fills the database of DATABASE_URL with as many centers, students and prospects as the command line asks for. */
await runProgram(async () => {
  const options = readOptions(process.argv.slice(2), new Clock().now());
  refuseProduction(readConfig());
  const program = await startForCommand(SeedModule);
  await fill(program, options).finally(() => program.close());
});

function refuseProduction({ environment }: Config): void {
  if (environment === 'production')
    throw new NotACommand('A seed has a password that everybody knows; it is not for production.');
}

async function fill(program: INestApplicationContext, options: SeedOptions): Promise<void> {
  const report = new SeedReport(options, () => program.get(Clock).now());
  const passwordHash = await program.get(Passwords).hash(PASSWORD);
  await seed(program.get(Database), options, passwordHash, (progress) => report.tell(progress));
  report.end(PASSWORD);
}
