import { describe, it } from 'vitest';
import { incidenceInfluence, independentVariance } from '../../../src/analytics/domain/incidence-influence.js';
import { incidenceCurveOf } from '../../../src/analytics/domain/incidence-estimate.js';
import { kaplanMeier } from '../../../src/analytics/domain/kaplan-meier.js';
import { probabilityInterval } from '../../../src/analytics/domain/probability-interval.js';
import { riskTableOf } from '../../../src/analytics/domain/risk-table.js';
import { comparisonWith, golden } from '../../support/golden.js';

interface Curve<Key extends string> {
  readonly id: string;
  readonly time: number[];
  readonly curve: Record<Key, (number | null)[]>;
}
interface Edge {
  readonly km: (Curve<'time' | 'n_risk' | 'n_event' | 'surv' | 'se' | 'lower_loglog' | 'upper_loglog'> & {
    readonly event: number[];
  })[];
  readonly aj: (Curve<'time' | 'cif_a' | 'se_a' | 'cif_b' | 'se_b' | 'lower_loglog_a' | 'upper_loglog_a'> & {
    readonly status: number[];
  })[];
}

const TOLERANCE = 1e-9;
const reference = golden<Edge>('edge.json');
const compare = comparisonWith('edge.json');

/** Left out here, by name: `cox_separation`, `cox_collinear` and `cox_no_events`, which belong to the Cox model's tests. */
describe('edge.json', () => {
  for (const { id, time, event, curve: expected } of reference.km)
    it(`case ${id}`, () => {
      const curve = kaplanMeier(riskTableOf({ stop: time, status: event }, 1));
      const intervals = Array.from(curve.survival, (survival, at) =>
        probabilityInterval(survival, curve.standardError[at]!),
      );
      compare.allClose(`${id} time`, curve.days, expected.time, 0);
      compare.allClose(`${id} n_risk`, curve.atRisk, expected.n_risk, 0);
      compare.allClose(`${id} n_event`, curve.events, expected.n_event, 0);
      compare.allClose(`${id} surv`, curve.survival, expected.surv, TOLERANCE);
      compare.allClose(`${id} se`, curve.standardError, expected.se, TOLERANCE);
      compare.allClose(
        `${id} lower`,
        intervals.map((interval) => interval?.lower ?? null),
        expected.lower_loglog,
        TOLERANCE,
      );
      compare.allClose(
        `${id} upper`,
        intervals.map((interval) => interval?.upper ?? null),
        expected.upper_loglog,
        TOLERANCE,
      );
    });
  for (const { id, time, status, curve: expected } of reference.aj)
    it(`case ${id}`, () => {
      const spells = { stop: time, status };
      const curve = incidenceCurveOf(spells, 2);
      compare.allClose(`${id} time`, curve.days, expected.time, 0);
      const [a, b] = [1, 2].map((cause) =>
        Array.from(curve.days, (day) => Math.sqrt(independentVariance(incidenceInfluence(curve, cause, day), spells))),
      );
      const intervals = Array.from(curve.incidence[0]!, (probability, at) => probabilityInterval(probability, a![at]!));
      compare.allClose(`${id} cif_a`, curve.incidence[0]!, expected.cif_a, TOLERANCE);
      compare.allClose(`${id} se_a`, a!, expected.se_a, TOLERANCE);
      compare.allClose(`${id} cif_b`, curve.incidence[1]!, expected.cif_b, TOLERANCE);
      compare.allClose(`${id} se_b`, b!, expected.se_b, TOLERANCE);
      compare.allClose(
        `${id} lower`,
        intervals.map((interval) => interval?.lower ?? null),
        expected.lower_loglog_a,
        TOLERANCE,
      );
      compare.allClose(
        `${id} upper`,
        intervals.map((interval) => interval?.upper ?? null),
        expected.upper_loglog_a,
        TOLERANCE,
      );
    });
});
