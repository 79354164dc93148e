import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CoxFit, fitCox } from '../../../src/analytics/domain/cox/fit.js';
import { likelihoodAt } from '../../../src/analytics/domain/cox/likelihood.js';
import { riskTimesOf } from '../../../src/analytics/domain/cox/risk-times.js';
import { TIES, type Ties } from '../../../src/analytics/domain/cox/tied-terms.js';
import { arbitraryRows, type CoxRow, coxRows } from './cox-rows.js';

const anyTies = fc.constantFrom(...TIES);

const fitted = (rows: readonly CoxRow[], ties: Ties): CoxFit => {
  const fit = fitCox(coxRows(rows), { ties, tolerance: 1e-13 });
  fc.pre(fit.status === 'estimated');
  return fit as CoxFit;
};

const expectClose = (found: Float64Array, expected: Float64Array): void =>
  found.forEach((value, at) =>
    expect(Math.abs(value - expected[at]!)).toBeLessThan(1e-7 * (1 + Math.abs(expected[at]!))),
  );

const expectSame = (one: CoxFit, other: CoxFit): void => {
  expectClose(one.coefficients, other.coefficients);
  expectClose(one.modelVariance, other.modelVariance);
  expectClose(one.robustVariance, other.robustVariance);
  expect(one.logLikelihood.atFit).toBeCloseTo(other.logLikelihood.atFit, 7);
};

test('the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(arbitraryRows, anyTies, fc.integer(), (rows, ties, seed) => {
      const shuffled = rows.toSorted(
        (a, b) => Math.sin(seed + a.stop * 7 + a.x[1]! * 3) - Math.sin(seed + b.stop * 7 + b.x[1]! * 3),
      );
      expectSame(fitted(shuffled, ties), fitted(rows, ties));
    }),
  );
});

test('a row split at any day is the same row', () => {
  fc.assert(
    fc.property(arbitraryRows, anyTies, fc.infiniteStream(fc.nat(10)), (rows, ties, days) => {
      const split = rows.flatMap((row, at): CoxRow[] => {
        const day = row.start + 1 + (days.next().value! % (row.stop - row.start - 1 || 1));
        const own = { ...row, cluster: row.cluster ?? at };
        return day < row.stop
          ? [
              { ...own, stop: day, event: 0 },
              { ...own, start: day },
            ]
          : [own];
      });
      expectSame(fitted(split, ties), fitted(rows, ties));
    }),
  );
});

test('a covariate shifted by a constant leaves every estimate', () => {
  fc.assert(
    fc.property(arbitraryRows, anyTies, fc.integer({ min: -1000, max: 1000 }), (rows, ties, shift) => {
      const shifted = rows.map((row) => ({ ...row, x: [row.x[0]!, row.x[1]! + shift] }));
      expectSame(fitted(shifted, ties), fitted(rows, ties));
    }),
  );
});

test('under Breslow all rows twice give the same estimate with half the model variance', () => {
  fc.assert(
    fc.property(arbitraryRows, (rows) => {
      const once = fitted(rows, 'BRESLOW');
      const twice = fitted([...rows, ...rows], 'BRESLOW');
      expectClose(twice.coefficients, once.coefficients);
      expectClose(
        twice.modelVariance,
        once.modelVariance.map((value) => value / 2),
      );
      // The copies share their clusters, so the sandwich sees nothing new.
      expectClose(twice.robustVariance, once.robustVariance);
    }),
  );
});

test('the likelihood is the one of the definition, and score and information are its derivatives', () => {
  fc.assert(
    fc.property(
      arbitraryRows,
      anyTies,
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      (rows, ties, b) => {
        fc.pre(rows.some(({ event }) => event === 1));
        const question = { rows: coxRows(rows), times: riskTimesOf(coxRows(rows)), ties };
        const at = (b0: number, b1: number) => likelihoodAt(question, Float64Array.of(b0, b1));
        const { logLikelihood, score, information } = at(...b);
        expect(logLikelihood).toBeCloseTo(byDefinition(rows, b, ties), 8);
        const step = 1e-5;
        const slope = (at(b[0] + step, b[1]).logLikelihood - at(b[0] - step, b[1]).logLikelihood) / (2 * step);
        expect(score[0]! / (1 + Math.abs(slope))).toBeCloseTo(slope / (1 + Math.abs(slope)), 5);
        const bend = (at(b[0], b[1] - step).score[0]! - at(b[0], b[1] + step).score[0]!) / (2 * step);
        expect(information[1]! / (1 + Math.abs(bend))).toBeCloseTo(bend / (1 + Math.abs(bend)), 5);
      },
    ),
  );
});

/** Written from the formula, with a loop over all rows for every event: slow, and shares nothing with the product. */
const byDefinition = (rows: readonly CoxRow[], b: readonly number[], ties: Ties): number => {
  const eta = (row: CoxRow): number => row.x.reduce((sum, x, at) => sum + x * b[at]!, 0);
  const sum = (some: readonly CoxRow[]): number => some.reduce((total, row) => total + Math.exp(eta(row)), 0);
  const moments = new Map(
    rows.filter(({ event }) => event === 1).map(({ stratum, stop }) => [`${stratum} ${stop}`, { stratum, stop }]),
  );
  let total = 0;
  for (const { stratum, stop } of moments.values()) {
    const atRisk = rows.filter((row) => row.stratum === stratum && row.start < stop && stop <= row.stop);
    const dying = atRisk.filter((row) => row.event === 1 && row.stop === stop);
    dying.forEach((row, earlier) => {
      const gone = ties === 'EFRON' ? earlier / dying.length : 0;
      total += eta(row) - Math.log(sum(atRisk) - gone * sum(dying));
    });
  }
  return total;
};
