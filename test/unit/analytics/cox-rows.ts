import fc from 'fast-check';
import type { StartStopRows } from '../../../src/analytics/domain/cox/rows.js';

export interface CoxRow {
  readonly start: number;
  readonly stop: number;
  readonly event: number;
  readonly x: readonly number[];
  readonly stratum?: number;
  readonly cluster?: number;
}

/** Rows as they are written in a test, in typed arrays; without a cluster each is its own. */
export const coxRows = (rows: readonly CoxRow[]): StartStopRows => ({
  count: rows.length,
  start: Float64Array.from(rows, ({ start }) => start),
  stop: Float64Array.from(rows, ({ stop }) => stop),
  event: Uint8Array.from(rows, ({ event }) => event),
  stratum: Int32Array.from(rows, ({ stratum = 0 }) => stratum),
  cluster: Int32Array.from(rows, ({ cluster }, at) => cluster ?? at),
  covariates: Float64Array.from(rows.flatMap(({ x }) => x)),
  width: rows[0]?.x.length ?? 0,
});

/** Enough rows, with many ties, that two covariates can nearly always be estimated. */
export const arbitraryRows: fc.Arbitrary<CoxRow[]> = fc.array(
  fc
    .record({
      start: fc.integer({ min: 0, max: 5 }),
      days: fc.integer({ min: 2, max: 12 }),
      event: fc.constantFrom(0, 1, 1),
      x: fc.tuple(
        fc.constantFrom(0, 1),
        fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
      ),
      stratum: fc.constantFrom(0, 1),
      cluster: fc.integer({ min: 0, max: 25 }),
    })
    .map(({ start, days, ...rest }) => ({ ...rest, start, stop: start + days })),
  { minLength: 60, maxLength: 120 },
);
