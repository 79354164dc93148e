import { readdirSync } from 'node:fs';

const [module, files = '**/*'] = (process.env.MUTATED ?? '').split(':');

/** Tests of other modules that tell what this one does. */
const ALSO = {};

const testsOf = (name) =>
  readdirSync(`test/unit/${name}`)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/unit/${name}/${file}`);

export default {
  mutate: [`src/${module}/domain/${files}.ts`],
  testFiles: [...testsOf(module), ...(ALSO[module] ?? [])],
  plugins: [new URL('runner.mjs', import.meta.url).pathname],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 10_000,
  timeoutFactor: 3,
  disableTypeChecks: false,
  tempDirName: 'reports/mutants/sandbox',
  ignorePatterns: ['*', '!src/**', '!test/**', '!tsconfig.json', '!package.json'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `reports/mutants/${module}.json` },
  thresholds: { high: 90, low: 85, break: 85 },
};
