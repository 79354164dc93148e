import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** `npm run mutants -- calendars`, or only some files of a domain: `npm run mutants -- follow-up-policies:why`. */
const [wanted = ''] = process.argv.slice(2);
const [module] = wanted.split(':');

if (existsSync(`src/${module}/domain`) && existsSync(`test/unit/${module}`)) process.exitCode = mutate();
else {
  console.error(
    `"${wanted}" has no src/<module>/domain with tests; use a module, such as: npm run mutants -- calendars`,
  );
  process.exitCode = 1;
}

function mutate() {
  const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';
  const env = { ...process.env, MUTATED: wanted };
  return spawnSync(process.execPath, [stryker, 'run', '.ci/mutants/stryker.config.mjs'], { env, stdio: 'inherit' })
    .status;
}
