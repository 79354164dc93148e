import { logRank } from '../../../src/analytics/domain/log-rank.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { grouped } from '../../../src/kernel/grouped.js';
import { type comparisonWith, type Row, valueOf } from '../../support/golden.js';
import { spellsOf } from '../../support/spells.js';

/** A log-rank test as the golden files write it. */
export interface LogRankCase {
  readonly id: string;
  readonly input: string;
  readonly time: string;
  readonly event: string;
  readonly group: string;
  readonly strata: string | null;
  readonly rho: number;
  readonly groups: string[];
  readonly observed: number[];
  readonly expected: number[];
  readonly var: number[][];
  readonly chisq: number;
  readonly df: number;
  readonly p: number;
}

export function compareLogRank(
  compare: ReturnType<typeof comparisonWith>,
  reference: LogRankCase,
  rows: readonly Row[],
): void {
  const strata = [...grouped(rows, (row) => (reference.strata === null ? '' : row[reference.strata])).values()];
  const groupsOf = (stratum: readonly Row[]) =>
    reference.groups.map((group) =>
      spellsOf(
        stratum.filter((row) => row[reference.group] === group),
        reference,
      ),
    );
  const test = valueOf(logRank(strata.map(groupsOf), DISTRIBUTIONS, reference.rho));
  compare.allClose(`${reference.id} observed`, test.observed, reference.observed, 1e-9);
  compare.allClose(`${reference.id} expected`, test.expected, reference.expected, 1e-9);
  compare.allClose(`${reference.id} var`, test.variance.flat(), reference.var.flat(), 1e-8);
  compare.close(`${reference.id} chisq`, test.chiSquare, reference.chisq, 1e-8);
  compare.close(`${reference.id} df`, test.degreesOfFreedom, reference.df, 0);
  compare.close(`${reference.id} p`, test.pValue, reference.p, 1e-6);
}
