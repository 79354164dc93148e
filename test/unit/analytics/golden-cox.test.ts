import { afterAll, describe, expect, test } from 'vitest';
import { fitCox } from '../../../src/analytics/domain/cox/fit.js';
import { type CoxCase, expectedOf, figuresOf, coxRowsOf } from '../../support/cox-cases.js';
import { golden, rowsOf } from '../../support/golden.js';

/**
 * Keys of the file that are not compared, each with its reason. Everything else that a case holds is either what was asked
 * (`input`, `x`, `ties`, ...) or compared.
 */
const LEFT_OUT: Record<string, string> = {
  concordance: 'a measure of prediction; the product predicts nobody',
  zph: "R's test of proportional hazards; the product compares exposure before and after 14 days instead",
  sum_sq_martingale: 'residuals are not shown; those of the scores are checked by the robust variance',
  note: 'words',
  r_call: 'words',
  weights: 'null in every case: no row is weighted',
};
const ASKED = ['id', 'input', 'time', 'start', 'event', 'event_code', 'x', 'strata', 'cluster', 'ties', 'n', 'n_event'];

const TOLERANCES: Record<string, number> = {
  loglik: 1e-9,
  loglik_null: 1e-9,
  'lr_test.chisq': 1e-8,
  'score_test.chisq': 1e-8,
  'wald_test.chisq': 1e-6,
  'robust_score_test.chisq': 1e-8,
};
const toleranceOf = (name: string): number => TOLERANCES[name] ?? 1e-6;

const relativeError = (found: number, expected: number): number =>
  found === expected ? 0 : Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-12);

const { cases } = golden<{ cases: CoxCase[] }>('cox.json');
const worst: Record<string, number> = {};

describe('cox.json, made by coxph of R', () => {
  test.each(cases.map((each) => [each.id, each] as const))('%s', (_, wanted) => {
    const { rows, strata } = coxRowsOf(rowsOf(wanted.input), wanted);
    const fit = fitCox(rows, { ties: wanted.ties === 'efron' ? 'EFRON' : 'BRESLOW', tolerance: 1e-12 });
    if (fit.status !== 'estimated') throw new Error(fit.reason);
    const figures = figuresOf(fit, wanted, strata);
    expect([rows.count, rows.event.filter((event) => event === 1).length]).toEqual([wanted.n, wanted.n_event]);
    for (const [name, found] of Object.entries(figures)) {
      const expected = expectedOf(wanted, name);
      expect(found, name).toHaveLength(expected.length);
      const error = Math.max(...found.map((value, at) => relativeError(value, expected[at]!)));
      worst[name] = Math.max(worst[name] ?? 0, error);
      expect(error, `${name}: ${found} is not ${expected}`).toBeLessThanOrEqual(toleranceOf(name));
    }
    expect(unknownKeys(wanted, Object.keys(figures))).toEqual([]);
  });

  afterAll(() => {
    const lines = Object.entries(worst).map(([name, error]) => `  ${name.padEnd(24)}${error.toExponential(1)}`);
    process.stdout.write(`cox.json: ${cases.length} cases; largest relative error\n${lines.join('\n')}\n`);
  });
});

/** A key that holds something and is neither compared nor left out with a reason. */
const unknownKeys = (wanted: CoxCase, compared: readonly string[]): string[] => {
  const known = new Set([...ASKED, ...Object.keys(LEFT_OUT), ...compared.map((name) => name.split('.')[0]!)]);
  return Object.entries(wanted).flatMap(([key, value]) => (value === null || known.has(key) ? [] : [key]));
};
