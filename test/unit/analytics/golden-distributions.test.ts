import { describe, it } from 'vitest';
import { twoSidedStudent } from '../../../src/analytics/domain/distributions.js';
import { Z_95 } from '../../../src/analytics/domain/interval.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { comparisonWith, golden } from '../../support/golden.js';

interface Distributions {
  readonly pnorm: { readonly x: number[]; readonly lower: number[]; readonly upper: number[] };
  readonly qnorm: { readonly p: number[]; readonly x: number[] };
  readonly pchisq_upper: { readonly x: number; readonly df: number; readonly p: number }[];
  readonly qchisq: { readonly p: number; readonly df: number; readonly x: number }[];
  readonly pt: { readonly t: number; readonly df: number; readonly lower: number; readonly two_sided: number }[];
  readonly qt_975: { readonly df: number; readonly x: number }[];
}

const TOLERANCE = 1e-9;
const reference = golden<Distributions>('distributions.json');
const compare = comparisonWith('distributions.json');
const { normalBelow, normalQuantile, chiSquareAbove, chiSquareQuantile, studentBelow, studentQuantile } = DISTRIBUTIONS;

describe('distributions.json: every key is compared', () => {
  it('normal', () => {
    const { x, lower, upper } = reference.pnorm;
    compare.allClose('pnorm lower', x.map(normalBelow), lower, TOLERANCE);
    compare.allClose(
      'pnorm upper',
      x.map((z) => normalBelow(-z)),
      upper,
      TOLERANCE,
    );
    compare.allClose('qnorm', reference.qnorm.p.map(normalQuantile), reference.qnorm.x, TOLERANCE);
    compare.close('Z_95', Z_95, normalQuantile(0.975), 1e-15);
  });
  it('chi-square', () => {
    for (const { x, df, p } of reference.pchisq_upper)
      compare.close(`pchisq ${x}`, chiSquareAbove(x, df), p, TOLERANCE);
    for (const { p, df, x } of reference.qchisq) compare.close(`qchisq ${p}`, chiSquareQuantile(p, df), x, TOLERANCE);
  });
  it("Student's t", () => {
    for (const { t, df, lower, two_sided } of reference.pt) {
      compare.close(`pt ${t}`, studentBelow(t, df), lower, TOLERANCE);
      compare.close(`pt two-sided ${t}`, twoSidedStudent(DISTRIBUTIONS, t, df), two_sided, TOLERANCE);
    }
    for (const { df, x } of reference.qt_975) compare.close(`qt ${df}`, studentQuantile(0.975, df), x, TOLERANCE);
  });
});
