import { describe, it } from 'vitest';
import { pearsonChiSquare } from '../../../src/analytics/domain/pearson-chi-square.js';
import { eValueOfHazardRatio, riskRatioOf } from '../../../src/analytics/domain/e-value.js';
import { benjaminiHochberg, bonferroni, holm } from '../../../src/analytics/domain/multiple-testing.js';
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
  readonly e_value: Record<
    'hr' | 'lower' | 'upper' | 'approx_rr' | 'e_value_point' | 'e_value_ci_limit_nearest_1',
    number
  >[];
  readonly p_adjust: Record<'p' | 'holm' | 'bh' | 'bonferroni', number[]>;
}

const reference = golden<Proportions>('proportions.json');
const compare = comparisonWith('proportions.json');

/** `newcombe_published` repeats eight of the differences to four digits, in words. */
describe('proportions.json: every key of numbers is compared', () => {
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
  it('e_value', () => {
    for (const { hr, lower, upper, ...expected } of reference.e_value) {
      const found = eValueOfHazardRatio(hr, { lower, upper });
      const ratio = riskRatioOf(hr);
      compare.close(`approximate risk ratio ${hr}`, ratio, expected.approx_rr, 1e-9);
      compare.close(`e-value ${hr}`, found.ofEstimate, expected.e_value_point, 1e-9);
      compare.close(`e-value of limit ${hr}`, found.ofInterval, expected.e_value_ci_limit_nearest_1, 1e-9);
    }
  });
  it('p_adjust', () => {
    const { p, ...expected } = reference.p_adjust;
    compare.allClose('holm', holm(p), expected.holm, 1e-9);
    compare.allClose('bh', benjaminiHochberg(p), expected.bh, 1e-9);
    compare.allClose('bonferroni', bonferroni(p), expected.bonferroni, 1e-9);
  });
});
