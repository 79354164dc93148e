import { sum } from '../../kernel/sum.js';
import type { Distributions } from './distributions.js';
import { type Estimate, estimated, notEstimable } from './estimate.js';
import { kaplanMeier } from './kaplan-meier.js';
import { type Matrix, quadraticForm } from './quadratic-form.js';
import { distinctDays, type RiskTable, riskTableOf, type Spells } from './risk-table.js';

export interface LogRank {
  /** Per group: events that happened, and that would have happened if all groups had one hazard (weighted by rho). */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** Covariance matrix of observed minus expected. */
  readonly variance: Matrix;
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

interface Sums {
  readonly observed: number[];
  readonly expected: number[];
  readonly variance: number[][];
}

/**
 * Log-rank test that the hazard of an event is the same in k groups, within each stratum.
 *
 * On each day the events are dealt out over the groups by their shares of those at risk; observed minus expected is
 * added up over days and strata, with its hypergeometric covariance:
 *
 *   E_g += w d Y_g / Y        V_gh += w² d (Y - d)/(Y - 1) · (Y_g / Y) (1{g = h} - Y_h / Y)        w = S(t-)^rho
 *
 * rho = 0 is the log-rank test, rho = 1 Peto and Peto's, which weighs early days more. Status 1 is the event, all else
 * censored: of competing causes it compares the cause-specific hazards. It takes cases to be independent; where
 * students have several prospects it overstates. Chi-square with k - 1 degrees of freedom.
 * Mantel 1966; Peto and Peto, JRSS A 1972, 135:185-207; Harrington and Fleming, Biometrika 1982, 69:553-566.
 * In R: `survdiff(Surv(time, event) ~ celltype, veteran)` gives 25.40 on 3 degrees of freedom.
 */
export function logRank(
  strata: readonly (readonly Spells[])[],
  { chiSquareAbove }: Pick<Distributions, 'chiSquareAbove'>,
  rho = 0,
): Estimate<LogRank> {
  const sums = emptySums(strata[0]?.length ?? 0);
  for (const groups of strata) addStratum(sums, groups, rho);
  const compared = sums.expected.flatMap((expected, group) => (expected > 0 ? [group] : []));
  if (compared.length < 2) return notEstimable('Fewer than two groups were under observation when something happened.');
  // Observed and expected have one sum, so the last group says nothing new.
  const free = compared.slice(0, -1);
  const chiSquare = quadraticForm(
    free.map((row) => free.map((column) => sums.variance[row]![column]!)),
    free.map((group) => sums.observed[group]! - sums.expected[group]!),
  );
  if (chiSquare === null) return notEstimable('The groups were never under observation together.');
  const degreesOfFreedom = free.length;
  return estimated({ ...sums, chiSquare, degreesOfFreedom, pValue: chiSquareAbove(chiSquare, degreesOfFreedom) });
}

const emptySums = (groups: number): Sums => ({
  observed: Array.from({ length: groups }, () => 0),
  expected: Array.from({ length: groups }, () => 0),
  variance: Array.from({ length: groups }, () => Array.from({ length: groups }, () => 0)),
});

function addStratum(sums: Sums, groups: readonly Spells[], rho: number): void {
  const days = distinctDays(groups);
  const tables = groups.map((spells) => riskTableOf(onlyCause1(spells), 1, days));
  const weights = weightsOf(tables, days, rho);
  for (let day = 0; day < days.length; day++) addDay(sums, tables, day, weights[day]!);
}

const onlyCause1 = (spells: Spells): Spells => ({
  ...spells,
  status: Array.from(spells.status, (status) => Number(status === 1)),
});

/** S(t-)^rho of all groups together. */
function weightsOf(tables: readonly RiskTable[], days: Float64Array, rho: number): readonly number[] {
  const total = (column: (table: RiskTable) => Float64Array) =>
    days.map((_, day) => sum(tables.map((table) => column(table)[day]!)));
  const pooled = { days, atRisk: total(({ atRisk }) => atRisk), events: [total(({ events }) => events[0]!)] };
  const { survival } = kaplanMeier({ ...pooled, censored: total(({ censored }) => censored) });
  return Array.from(survival, (_, day) => (day === 0 ? 1 : survival[day - 1]!) ** rho);
}

function addDay(
  { observed, expected, variance }: Sums,
  tables: readonly RiskTable[],
  day: number,
  weight: number,
): void {
  const atRisk = tables.map((table) => table.atRisk[day]!);
  const events = tables.map((table) => table.events[0]![day]!);
  const [y, d] = [sum(atRisk), sum(events)];
  if (d === 0) return;
  const spread = y > 1 ? (weight * weight * d * (y - d)) / (y - 1) : 0;
  for (const [g, n] of atRisk.entries()) {
    observed[g]! += weight * events[g]!;
    expected[g]! += (weight * d * n) / y;
    for (const [h, m] of atRisk.entries()) variance[g]![h]! += spread * (n / y) * (Number(g === h) - m / y);
  }
}
