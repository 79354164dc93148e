import { grouped } from '../../kernel/grouped.js';
import { armsOf, type KeyedHash } from '../../analytics/domain/permuted-blocks.js';
import { type Arm, ARMS, cohortBlocks, STUDENT_BLOCKS, stratumOf, type TrialUnit } from './trial.js';

/** Everything that is needed to draw the lots of a trial again. */
export interface TrialRecord {
  readonly trialId: string;
  readonly unit: TrialUnit;
  /** SHA-256 of the seed, published when the trial started. */
  readonly commitment: string;
  readonly seed: string;
  /** Cohorts of the trial. */
  readonly cohortIds: readonly string[];
  readonly assignments: readonly {
    readonly cohortId: string;
    /** Null: the cohort as a whole. */
    readonly studentId: string | null;
    readonly place: number;
    readonly arm: Arm;
  }[];
}

/** How the lots of a stratum are drawn. */
export const designOf = (trialId: string, unit: TrialUnit, cohorts: number, cohortId: string) => ({
  trialId,
  stratum: stratumOf(unit, cohortId),
  arms: ARMS,
  multipliers: unit === 'COHORT' ? cohortBlocks(cohorts) : STUDENT_BLOCKS,
});

/**
 * Draws all lots again from the seed and says what does not fit; nothing: every assignment is what the seed says, the
 * seed is the one that was committed to, and no place was left out or drawn twice.
 */
export function mistakesIn(record: TrialRecord, hashOf: (seed: string) => string, keyed: KeyedHash): readonly string[] {
  const mistakes = hashOf(record.seed) === record.commitment ? [] : ['The seed is not the one that was committed to.'];
  const strata = grouped(record.assignments, ({ cohortId }) => stratumOf(record.unit, cohortId));
  for (const [stratum, assignments] of strata) {
    const design = designOf(record.trialId, record.unit, record.cohortIds.length, assignments[0]!.cohortId);
    const expected = armsOf(assignments.length, design, keyed);
    const drawn = new Map(assignments.map(({ place, arm }) => [place, arm]));
    expected.forEach((arm, place) => {
      const found = drawn.get(place);
      if (found === undefined) mistakes.push(`Stratum ${stratum}: place ${place} is missing.`);
      else if (found !== arm) mistakes.push(`Stratum ${stratum}, place ${place}: drawn ${arm}, recorded ${found}.`);
    });
  }
  return mistakes;
}
