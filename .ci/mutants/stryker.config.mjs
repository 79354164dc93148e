import { readdirSync, readFileSync } from 'node:fs';

const [module, files = '**/*'] = (process.env.MUTATED ?? '').split(':');

/**
 * Tests that load GraphQL types are left out: Nest keeps every one it has ever seen, and the tests are loaded for each mutant. So are those
 * that have something made before they begin: that is no rule.
 */
const isPure = (path) =>
  !/from '.*\.(?:input|fields|graphql|module|service)\.js'|\bbeforeAll\b/.test(readFileSync(path, 'utf8'));

const tests = readdirSync(`test/unit/${module}`)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/unit/${module}/${file}`)
  .filter(isPure);

export default {
  mutate: [`src/${module}/domain/${files}.ts`],
  testFiles: tests,
  plugins: [new URL('runner.mjs', import.meta.url).pathname],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 5_000,
  timeoutFactor: 3,
  disableTypeChecks: false,
  tempDirName: 'reports/mutants/sandbox',
  ignorePatterns: ['*', '!src/**', '!test/**', '!tsconfig.json', '!package.json'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `reports/mutants/${[module, ...(files === '**/*' ? [] : [files])].join('-')}.json` },
  thresholds: { high: 90, low: 85, break: 85 },
};
