import { readdirSync } from 'node:fs';

/** `npm run bench -- <name>` runs bench/<name>.mjs; without a name it lists them. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));

const [name] = process.argv.slice(2);
if (names.includes(name)) {
  const bench = await import(`./${name}.mjs`);
  await bench.default?.();
} else {
  console.log(`npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`);
  process.exitCode = name === undefined ? 0 : 1;
}
