import { describe, expect, it } from 'vitest';
import { atRiskAt } from '../../../src/analytics/domain/aalen-johansen.js';
import { dayQuantile } from '../../../src/analytics/domain/kaplan-meier-quantile.js';
import { kaplanMeier, type SurvivalCurve, survivalAt } from '../../../src/analytics/domain/kaplan-meier.js';
import { probabilityInterval, PROBABILITY_SCALES } from '../../../src/analytics/domain/probability-interval.js';
import { restrictedMean } from '../../../src/analytics/domain/restricted-mean.js';
import { firstAfter, type RiskTable, riskTableOf } from '../../../src/analytics/domain/risk-table.js';
import { comparisonWith, golden, rowsOf, valueOf } from '../../support/golden.js';
import { rowsOfGroup, spellsOf } from '../../support/spells.js';

interface Limits {
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
}
interface Intervals {
  readonly ci_loglog: Limits;
  readonly ci_log: Limits;
  readonly ci_plain: Limits;
}
interface Group {
  readonly group: string;
  readonly n: number;
  readonly n_event: number;
  readonly at: Intervals & Record<'time' | 'n_risk' | 'surv' | 'se' | 'cumhaz' | 'cumhaz_se', number[]>;
  readonly quantile: Omit<Intervals, 'ci_plain'> & { readonly p: number[]; readonly value: (number | null)[] };
  readonly rmst: { readonly tau: number; readonly value: number; readonly se: number };
  readonly curve?: Record<'time' | 'n_risk' | 'n_event' | 'n_censor' | 'surv' | 'se', number[]>;
}
interface Case {
  readonly id: string;
  readonly input: string;
  readonly time: string;
  readonly event: string;
  readonly start: string | null;
  readonly group: string | null;
  readonly groups: Group[];
}

const TOLERANCE = 1e-9;
const SCALES = { 'log-log': 'ci_loglog', log: 'ci_log', plain: 'ci_plain' } as const;
const scales = Object.keys(PROBABILITY_SCALES) as (keyof typeof PROBABILITY_SCALES)[];
const compare = comparisonWith('km.json');

describe('km.json: every key is compared', () => {
  for (const reference of golden<{ cases: Case[] }>('km.json').cases)
    for (const group of reference.groups)
      it(`${reference.id} ${group.group}`, () => {
        const rows = rowsOfGroup(rowsOf(reference.input), reference.group, group.group);
        const table = riskTableOf(spellsOf(rows, reference), 1);
        const curve = kaplanMeier(table);
        const where = `${reference.id} ${group.group}`;
        compare.close(`${where} n`, rows.length, group.n, 0);
        compare.close(
          `${where} n_event`,
          curve.events.reduce((sum, d) => sum + d, 0),
          group.n_event,
          0,
        );
        compareAtDays(where, table, curve, group);
        compareQuantiles(where, curve, group);
        const mean = valueOf(restrictedMean(curve, group.rmst.tau));
        compare.close(`${where} rmst`, mean.days, group.rmst.value, TOLERANCE);
        compare.close(`${where} rmst se`, mean.standardError, group.rmst.se, TOLERANCE);
        if (group.curve) compareCurves(where, table, curve, group.curve);
      });
});

function compareAtDays(where: string, table: RiskTable, curve: SurvivalCurve, { at }: Group): void {
  at.time.forEach((day, index) => {
    const { survival, error } = survivalAt(curve, day);
    const step = firstAfter(curve.days, day) - 1;
    compare.close(`${where} n_risk at ${day}`, atRiskAt(table, day), at.n_risk[index]!, 0);
    compare.close(`${where} surv at ${day}`, survival, at.surv[index]!, TOLERANCE);
    compare.close(`${where} se at ${day}`, error, at.se[index]!, TOLERANCE);
    compare.close(`${where} cumhaz at ${day}`, curve.cumulativeHazard[step] ?? 0, at.cumhaz[index]!, TOLERANCE);
    compare.close(
      `${where} cumhaz_se at ${day}`,
      curve.cumulativeHazardError[step] ?? 0,
      at.cumhaz_se[index]!,
      TOLERANCE,
    );
    for (const scale of scales) {
      const limits = at[SCALES[scale]];
      const interval = probabilityInterval(survival, error, scale);
      // Before the first event R draws the limits at 1, where there is no interval to speak of.
      if (interval === null) expect([survival, limits.lower[index]]).toEqual([1, 1]);
      else compare.close(`${where} ${scale} lower at ${day}`, interval.lower, limits.lower[index]!, TOLERANCE);
      if (interval) compare.close(`${where} ${scale} upper at ${day}`, interval.upper, limits.upper[index]!, TOLERANCE);
    }
  });
}

function compareQuantiles(where: string, curve: SurvivalCurve, { quantile }: Group): void {
  quantile.p.forEach((share, index) => {
    compare.close(`${where} quantile ${share}`, dayQuantile(curve, share).day, quantile.value[index]!, TOLERANCE);
    for (const scale of ['log-log', 'log'] as const) {
      const { interval } = dayQuantile(curve, share, scale);
      const limits = quantile[SCALES[scale]];
      compare.close(`${where} quantile ${share} ${scale} lower`, interval.lower, limits.lower[index]!, TOLERANCE);
      compare.close(`${where} quantile ${share} ${scale} upper`, interval.upper, limits.upper[index]!, TOLERANCE);
    }
  });
}

function compareCurves(
  where: string,
  table: RiskTable,
  curve: SurvivalCurve,
  expected: NonNullable<Group['curve']>,
): void {
  compare.allClose(`${where} time`, curve.days, expected.time, 0);
  compare.allClose(`${where} n_risk`, curve.atRisk, expected.n_risk, 0);
  compare.allClose(`${where} n_event`, curve.events, expected.n_event, 0);
  compare.allClose(`${where} n_censor`, table.censored, expected.n_censor, 0);
  compare.allClose(`${where} surv`, curve.survival, expected.surv, TOLERANCE);
  compare.allClose(`${where} se`, curve.standardError, expected.se, TOLERANCE);
}
