import { describe, it } from 'vitest';
import { pearsonChiSquare } from '../../../src/analytics/domain/pearson-chi-square.js';
import { differenceOfShares } from '../../../src/analytics/domain/newcombe.js';
import { proportionOf } from '../../../src/analytics/domain/wilson.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { comparisonWith, golden, valueOf } from '../../support/golden.js';

interface Proportions {
  readonly wilson: { x: number; n: number; conf: number; lower: number; upper: number }[];
  readonly newcombe: {
    x1: number;
    n1: number;
    x2: number;
    n2: number;
    diff: number;
    lower: number;
    upper: number;
    chisq: number | null;
    p: number | null;
  }[];
}

const reference = golden<Proportions>('proportions.json');
const compare = comparisonWith('proportions.json');

describe('proportions.json', () => {
  it('wilson', () => {
    for (const { x, n, conf, lower, upper } of reference.wilson) {
      const { interval } = valueOf(proportionOf(x, n, DISTRIBUTIONS.normalQuantile((1 + conf) / 2)));
      compare.close(`wilson ${x}/${n} lower`, interval.lower, lower, 1e-9);
      compare.close(`wilson ${x}/${n} upper`, interval.upper, upper, 1e-9);
    }
  });
  it('newcombe, and the chi-square test beside it', () => {
    for (const { x1, n1, x2, n2, diff, lower, upper, chisq, p } of reference.newcombe) {
      const [first, second] = [
        { count: x1, of: n1 },
        { count: x2, of: n2 },
      ];
      const { difference, interval } = valueOf(differenceOfShares(first, second));
      const where = `newcombe ${x1}/${n1} - ${x2}/${n2}`;
      compare.close(where, difference, diff, 1e-9);
      compare.close(`${where} lower`, interval.lower, lower, 1e-9);
      compare.close(`${where} upper`, interval.upper, upper, 1e-9);
      const test = pearsonChiSquare(first, second, DISTRIBUTIONS);
      const value = test.status === 'estimated' ? test.value : null;
      compare.close(`${where} chi-square`, value?.chiSquare ?? null, chisq, 1e-8);
      compare.close(`${where} p`, value?.pValue ?? null, p, 1e-6);
    }
  });
});
