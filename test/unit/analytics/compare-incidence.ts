import {
  estimateIncidence,
  incidenceCurveOf,
  type ClusteredSpells,
} from '../../../src/analytics/domain/incidence-estimate.js';
import { PROBABILITY_SCALES, probabilityInterval } from '../../../src/analytics/domain/probability-interval.js';
import { type comparisonWith, type Row, valueOf } from '../../support/golden.js';
import { rowsOfGroup, spellsOf } from '../../support/spells.js';

interface Limits {
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
}
interface Incidence {
  readonly est: number[];
  readonly se: number[];
  readonly ci_loglog: Limits;
  readonly ci_log: Limits;
  readonly ci_plain: Limits;
}
/** A case of cumulative incidence as the golden files write it. */
export interface IncidenceCase {
  readonly id: string;
  readonly input: string;
  readonly time: string;
  readonly status: string;
  readonly states: string[];
  readonly group: string | null;
  readonly cluster: string | null;
  readonly groups: {
    readonly group: string;
    readonly n: number;
    readonly n_events: Record<string, number>;
    readonly time: number[];
    readonly n_risk: number[];
    readonly state0: number[];
    readonly state0_se: number[];
    readonly cif: Record<string, Incidence>;
  }[];
}

const TOLERANCE = 1e-9;
const SCALES = { 'log-log': 'ci_loglog', log: 'ci_log', plain: 'ci_plain' } as const;
const scales = Object.keys(PROBABILITY_SCALES) as (keyof typeof PROBABILITY_SCALES)[];
type Comparison = ReturnType<typeof comparisonWith>;

export function compareIncidence(compare: Comparison, reference: IncidenceCase, rows: readonly Row[]): void {
  const columns = { time: reference.time, event: reference.status, cluster: reference.cluster };
  for (const group of reference.groups) {
    const where = `${reference.id} ${group.group}`;
    const spells = spellsOf(rowsOfGroup(rows, reference.group, group.group), columns);
    const curve = incidenceCurveOf(spells, reference.states.length);
    compare.close(`${where} n`, spells.stop.length, group.n, 0);
    reference.states.forEach((state, index) => {
      const events = curve.events[index]!.reduce((sum, count) => sum + count, 0);
      compare.close(`${where} n_events ${state}`, events, group.n_events[state]!, 0);
      group.time.forEach((day, at) => {
        const estimate = valueOf(estimateIncidence(spells, curve, index + 1, day));
        const expected = group.cif[state]!;
        compare.close(`${where} n_risk at ${day}`, estimate.atRisk, group.n_risk[at]!, 0);
        compare.close(`${where} ${state} at ${day}`, estimate.probability, expected.est[at]!, TOLERANCE);
        compare.close(`${where} ${state} se at ${day}`, estimate.standardError, expected.se[at]!, TOLERANCE);
        for (const scale of scales) {
          const interval = probabilityInterval(estimate.probability, estimate.standardError, scale);
          const limits = expected[SCALES[scale]];
          compare.close(`${where} ${state} ${scale} lower ${day}`, interval?.lower, limits.lower[at]!, TOLERANCE);
          compare.close(`${where} ${state} ${scale} upper ${day}`, interval?.upper, limits.upper[at]!, TOLERANCE);
        }
      });
    });
    compareOpen(compare, where, spells, group);
  }
}

/** To be open still is not to have ended by any cause: with all causes taken as one, both have one error. */
function compareOpen(
  compare: Comparison,
  where: string,
  spells: ClusteredSpells,
  group: IncidenceCase['groups'][number],
): void {
  const ended = { ...spells, status: Array.from(spells.status, (status) => Math.min(1, status)) };
  const curve = incidenceCurveOf(ended, 1);
  group.time.forEach((day, at) => {
    const { probability, standardError } = valueOf(estimateIncidence(ended, curve, 1, day));
    compare.close(`${where} state0 at ${day}`, 1 - probability, group.state0[at]!, TOLERANCE);
    compare.close(`${where} state0 se at ${day}`, standardError, group.state0_se[at]!, TOLERANCE);
  });
}
