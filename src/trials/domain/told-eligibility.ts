import type { NotEligible } from './eligibility.js';
import type { Basis } from './expectation.js';

/** Null: those who can be enrolled. */
interface Counted {
  readonly reason: NotEligible | null;
  readonly students: number;
}

/** What decides how much may be told: students of the smallest of the cohorts (null: all are empty), and of the center's smallest group. */
interface Protected {
  readonly smallestCohort: number | null;
  readonly smallestGroup: number;
}

/**
 * How many could be enrolled, and could not, as everybody may know it: in whole tens, and of a group smaller than the center's smallest as nobody. So neither a
 * small number is told nor one that a total, less the others, would give away.
 *
 * Cohorts can be chosen freely, with a small one or without it; so reasons are told only where none of them is small.
 */
export function toldEligibility(
  counts: readonly Counted[],
  { smallestCohort, smallestGroup }: Protected,
): Pick<Basis, 'eligibleStudents' | 'notEligible'> {
  const told = counts.map((count) => ({ ...count, students: inTens(count.students, smallestGroup) }));
  const hasReasons = smallestCohort !== null && smallestCohort >= smallestGroup;
  return {
    eligibleStudents: told.find(({ reason }) => reason === null)?.students ?? 0,
    notEligible: told.flatMap(({ reason, students }) =>
      hasReasons && reason !== null && students > 0 ? [{ reason, students }] : [],
    ),
  };
}

const inTens = (students: number, fewest: number): number => (students < fewest ? 0 : Math.floor(students / 10) * 10);
