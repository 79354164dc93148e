import { describe, it } from 'vitest';
import { alwaysValidInterval, bestMixtureRatio } from '../../../src/analytics/domain/always-valid-interval.js';
import { lanDeMetsBoundaries } from '../../../src/analytics/domain/lan-demets.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { comparisonWith, golden } from '../../support/golden.js';

interface Sequential {
  readonly lan_demets: {
    spending: 'obf' | 'pocock';
    t: number[];
    alpha: number;
    cumulative_alpha: number[];
    z: number[];
    nominal_p: number[];
  }[];
  readonly always_valid: Record<
    'est' | 'se' | 'tau2' | 'alpha' | 'half_width' | 'lower' | 'upper' | 'e_value' | 'p_now',
    number
  >[];
  readonly best_tau2_over_target_var: Record<'alpha' | 'ratio' | 'half_width_in_se_at_target', number>[];
  readonly tolerance: { readonly lan_demets_z: number };
}

const reference = golden<Sequential>('sequential.json');
const compare = comparisonWith('sequential.json');

describe('sequential.json: every key is compared', () => {
  for (const { spending, t, alpha, ...expected } of reference.lan_demets)
    it(`lan_demets ${spending}, ${t.length} looks`, () => {
      lanDeMetsBoundaries(t, alpha, spending, DISTRIBUTIONS).forEach((boundary, look) => {
        const where = `${spending} ${t.length} look ${look + 1}`;
        compare.absolute(`${where} z`, boundary.z, expected.z[look]!, reference.tolerance.lan_demets_z);
        compare.close(`${where} spent`, boundary.cumulativeAlpha, expected.cumulative_alpha[look]!, 1e-9);
        // A p-value moves by its density where z moves within its tolerance.
        compare.absolute(`${where} nominal p`, boundary.nominalP, expected.nominal_p[look]!, 1e-6);
      });
    });
  it('always_valid', () => {
    for (const { est, se, tau2, alpha, ...expected } of reference.always_valid) {
      const where = `always valid ${est} ${se} ${alpha}`;
      const found = alwaysValidInterval(est, se, { mixtureVariance: tau2, alpha });
      compare.close(`${where} half`, found.halfWidth, expected.half_width, 1e-9);
      compare.close(`${where} lower`, found.interval.lower, expected.lower, 1e-9);
      compare.close(`${where} upper`, found.interval.upper, expected.upper, 1e-9);
      compare.close(`${where} e`, found.eValue, expected.e_value, 1e-9);
      compare.close(`${where} p`, found.pValue, expected.p_now, 1e-9);
    }
  });
  it('best_tau2_over_target_var', () => {
    for (const { alpha, ratio, half_width_in_se_at_target } of reference.best_tau2_over_target_var) {
      // The reference was found by a minimiser, which knows where a flat minimum lies only to half its digits.
      compare.close(`best mixture ${alpha}`, bestMixtureRatio(alpha), ratio, 1e-5);
      const { halfWidth } = alwaysValidInterval(0, 1, { mixtureVariance: bestMixtureRatio(alpha), alpha });
      compare.close(`half width ${alpha}`, halfWidth, half_width_in_se_at_target, 1e-9);
    }
  });
});
