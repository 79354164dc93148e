import { pathToFileURL } from 'node:url';
import { ownerDataSource } from './data-source.js';
import { mustAnswer } from './must-answer.js';

/** Brings the schema up to date as the owner role; answers the names of the migrations it ran. */
export const migrate = async (ownerUrl: string): Promise<string[]> => {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
};

const ranAsProgram = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;

if (ranAsProgram) {
  const { readMigrationUrl, runProgram } = await import('../config/index.js');
  await runProgram(async () => {
    const url = readMigrationUrl();
    await mustAnswer('DATABASE_OWNER_URL', url);
    const ran = await migrate(url);
    process.stdout.write(ran.length === 0 ? 'The schema is up to date.\n' : `Migrated: ${ran.join(', ')}\n`);
  });
}
