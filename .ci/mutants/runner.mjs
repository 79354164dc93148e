import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';

const STAND_INS = {
  vitest: fileURLToPath(new URL('collecting.mjs', import.meta.url)),
  'fast-check': fileURLToPath(new URL('few-runs.mjs', import.meta.url)),
};
const ENTRY = 'every test';

/**
 * Runs the tests of one module in Stryker's own process: bundled once, loaded afresh for every mutant, the quickest test
 * first. A mutant takes milliseconds; a vitest of its own for each would take seconds, and Stryker's runner for vitest
 * takes mutants of vitest 4.1 for survivors which are none.
 */
class InProcess {
  static inject = ['options'];
  #seconds = new Map();

  constructor({ testFiles }) {
    this.testFiles = testFiles;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const bundle = await rolldown({
      input: ENTRY,
      plugins: [bundling(this.testFiles)],
      platform: 'node',
      tsconfig: true,
    });
    const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false });
    this.load = new Script(`(require, exports) => {${output[0].code}\n}`, { filename: 'tests.cjs' }).runInThisContext();
  }

  async dryRun() {
    const stryker = (globalThis.__stryker__ = {});
    const tests = [];
    for (const test of this.collect()) {
      stryker.currentTestId = test.id;
      tests.push(await this.result(test));
      stryker.currentTestId = undefined;
    }
    for (const { id, timeSpentMs } of tests) this.#seconds.set(id, timeSpentMs);
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const stryker = (globalThis.__stryker__ = { hitCount: 0, hitLimit });
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    let tests;
    try {
      tests = this.collect();
    } catch (error) {
      return killed('loading', error, 0);
    }
    stryker.activeMutant = activeMutant.id;
    return this.firstFailure(this.chosen(tests, testFilter), stryker);
  }

  collect() {
    globalThis.mutants = { tests: [] };
    this.load(createRequire(import.meta.url), {});
    return globalThis.mutants.tests;
  }

  chosen(tests, ids) {
    const wanted = ids && new Set(ids);
    return tests
      .filter(({ id }) => !wanted || wanted.has(id))
      .toSorted((one, other) => (this.#seconds.get(one.id) ?? 0) - (this.#seconds.get(other.id) ?? 0));
  }

  async firstFailure(tests, stryker) {
    for (const [index, test] of tests.entries()) {
      const { status, failureMessage } = await this.result(test);
      if (stryker.hitCount > stryker.hitLimit) return { status: 'timeout', reason: 'It went round and round.' };
      if (status !== FAILED) continue;
      return killed(test.id, failureMessage, index + 1);
    }
    return { status: 'survived', nrOfTests: tests.length };
  }

  async result({ id, run }) {
    const began = performance.now();
    const report = (more) => ({ id, name: id, timeSpentMs: performance.now() - began, ...more });
    try {
      await run();
      return report({ status: PASSED });
    } catch (error) {
      return report({ status: FAILED, failureMessage: String(error?.message ?? error) });
    }
  }
}

const [PASSED, FAILED] = [0, 1];
const killed = (id, failure, nrOfTests) => ({
  status: 'killed',
  killedBy: [id],
  failureMessage: String(failure),
  nrOfTests,
});

const bundling = (testFiles) => ({
  name: 'bundling',
  resolveId: {
    order: 'pre',
    handler(source, importer) {
      if (source === ENTRY) return source;
      if (source in STAND_INS && !Object.values(STAND_INS).includes(importer)) return STAND_INS[source];
      return /^[./]/.test(source) ? null : { id: source, external: true };
    },
  },
  load: (id) => (id === ENTRY ? testFiles.map((file) => `import '${process.cwd()}/${file}';`).join('\n') : null),
});

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcess }];

export const strykerValidationSchema = {
  properties: { testFiles: { description: 'The tests to run.', type: 'array', items: { type: 'string' } } },
};
