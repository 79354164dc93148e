import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Passwords } from '../identity/index.js';
import { Clock, ClockModule } from '../platform/clock/index.js';
import { type Config, CONFIG, ConfigModule } from '../platform/config/index.js';
import { Database, DatabaseModule } from '../platform/database/index.js';
import { readOptions } from './seed/options.js';
import { SeedReport } from './seed/report.js';
import { seed } from './seed/seeding.js';

const PASSWORD = 'follow through every time';

@Module({ imports: [ConfigModule, ClockModule, DatabaseModule], providers: [Passwords] })
class SeedModule {}

/** Fills the database of DATABASE_URL with as many centers, students and prospects as the command line asks for. */
const context = await NestFactory.createApplicationContext(SeedModule, {
  logger: ['fatal', 'error'],
  abortOnError: false,
});
try {
  if (context.get<Config>(CONFIG).environment === 'production')
    throw new Error('A seed has a password that everybody knows: never in production.');
  const clock = context.get(Clock);
  const options = readOptions(process.argv.slice(2), clock.now());
  const report = new SeedReport(options, () => clock.now());
  await seed(context.get(Database), options, await context.get(Passwords).hash(PASSWORD), (progress) =>
    report.tell(progress),
  );
  report.end(PASSWORD);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await context.close();
}
