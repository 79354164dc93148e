import { defineConfig } from 'vitest/config';
import LongestFirst from './test/support/longest-first.js';
import { WORKERS } from './test/support/workers.js';

export default defineConfig({
  // Vite would take the ES build of graphql and Nest takes the other: two sets of classes that do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    maxWorkers: WORKERS,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/support/postgres.global.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: 'test/support/postgres.global.ts',
          execArgv: ['--import', './test/support/typescript-in-threads.mjs'],
        },
      },
    ],
  },
});
