import { describe, it } from 'vitest';
import { designEffect } from '../../../src/analytics/domain/design-effect.js';
import { schoenfeldEvents } from '../../../src/analytics/domain/schoenfeld-events.js';
import {
  detectableProportion,
  powerOfTwoProportions,
  sizeForTwoProportions,
} from '../../../src/analytics/domain/two-proportion-power.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { comparisonWith, golden } from '../../support/golden.js';

type Rows<Key extends string> = Record<Key, number>[];
interface Power {
  readonly n_from_power: Rows<'p1' | 'p2' | 'power' | 'n_per_arm_alpha_05' | 'n_per_arm_alpha_045'>;
  readonly power_from_n: Rows<'n_per_arm' | 'p1' | 'p2' | 'power' | 'power_strict'>;
  readonly minimum_detectable: Rows<'n_per_arm' | 'p1' | 'power' | 'p2_upward'>;
  readonly schoenfeld_events: Rows<'hr' | 'power' | 'alpha' | 'share_exposed' | 'events'>;
  readonly design_effect: Rows<'mean_cluster_size' | 'cv_cluster_size' | 'icc' | 'deff'>;
}

const reference = golden<Power>('power.json');
const compare = comparisonWith('power.json');

describe('power.json: every key is compared', () => {
  it('n_from_power', () => {
    for (const { p1, p2, power, n_per_arm_alpha_05, n_per_arm_alpha_045 } of reference.n_from_power) {
      const n = (alpha: number) => sizeForTwoProportions(p1, p2, power, alpha, DISTRIBUTIONS);
      compare.close(`n ${p1} ${p2} ${power}`, n(0.05), n_per_arm_alpha_05, 1e-6);
      compare.close(`n ${p1} ${p2} ${power} at 0.045`, n(0.045), n_per_arm_alpha_045, 1e-6);
    }
  });
  it('power_from_n', () => {
    for (const { n_per_arm, p1, p2, power, power_strict } of reference.power_from_n) {
      const found = (strict: boolean) => powerOfTwoProportions(n_per_arm, p1, p2, 0.05, DISTRIBUTIONS, strict);
      compare.close(`power ${n_per_arm} ${p1} ${p2}`, found(false), power, 1e-9);
      compare.close(`power ${n_per_arm} ${p1} ${p2} strict`, found(true), power_strict, 1e-9);
    }
  });
  it('minimum_detectable', () => {
    for (const { n_per_arm, p1, power, p2_upward } of reference.minimum_detectable)
      compare.close(
        `p2 ${n_per_arm}`,
        detectableProportion(n_per_arm, p1, power, 0.05, DISTRIBUTIONS),
        p2_upward,
        1e-6,
      );
  });
  it('schoenfeld_events and design_effect', () => {
    for (const { hr, power, alpha, share_exposed, events } of reference.schoenfeld_events)
      compare.close(`events ${hr}`, schoenfeldEvents(hr, power, alpha, share_exposed, DISTRIBUTIONS), events, 1e-9);
    for (const { mean_cluster_size: m, cv_cluster_size: cv, icc, deff } of reference.design_effect)
      compare.close(`deff ${m}`, designEffect(m, cv, icc), deff, 1e-9);
  });
});
