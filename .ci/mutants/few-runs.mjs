import * as fc from 'fast-check';

/** Stands in for fast-check while mutants run: always the same examples, and fewer of them, because every mutant meets them anew. */
const RUNS = 40;

export * from 'fast-check';
export const assert = (property, settings) =>
  fc.assert(property, {
    ...settings,
    numRuns: Math.min(settings?.numRuns ?? 100, RUNS),
    seed: 1,
    endOnFailure: true,
  });
export default { ...fc, assert };
