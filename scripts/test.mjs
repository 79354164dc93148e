import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { requireRecentNode } from './node-version.mjs';
import { provide, SYSTEM_PROGRAMS } from './system-programs.mjs';
import { suitesNeeding } from './test-suites.mjs';
import { summary, totals } from './test-totals.mjs';

requireRecentNode();
const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  installPackages(root);
  const { variables, leftOut } = provideSystemPrograms();
  const { report, exitCode } = runVitest(
    process.argv.slice(2),
    variables,
    leftOut.map(({ file }) => file),
  );
  for (const { file, install } of leftOut) console.log(`skipped ${file}: needs ${install}`);
  const counts = totals(report, leftOut, exitCode);
  console.log(summary(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Looks for (and installs) only what some suite asks for. */
function provideSystemPrograms() {
  const [variables, leftOut] = [{}, []];
  for (const program of SYSTEM_PROGRAMS) {
    const files = suitesNeeding(root, program.name);
    const path = files.length > 0 ? provide(program) : undefined;
    if (path) variables[program.variable] = path;
    else leftOut.push(...files.map((file) => ({ file, install: program.install })));
  }
  return { variables, leftOut };
}

/** All projects, or what the arguments choose; told to people as usual and to us as JSON. */
function runVitest(chosen, variables, leftOut) {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-report-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const excluded = leftOut.map((path) => `--exclude=${path}`);
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...excluded, ...chosen], {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  if (report === undefined)
    throw new Error('Vitest ended before it could report; its messages are above.\n0 passed, 1 failed');
  return { report, exitCode: status ?? 1 };
}
