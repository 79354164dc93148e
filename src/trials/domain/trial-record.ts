import type { BlockDesign } from '../../analytics/domain/permuted-blocks.js';
import { type Arm, ARMS, cohortBlocks, STUDENT_BLOCKS, stratumOf, type TrialUnit } from './trial.js';

/** Everything that is needed to draw the lots of a trial again, which `scripts/verify-trial.mjs` does. */
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
export const designOf = (trialId: string, unit: TrialUnit, cohorts: number, cohortId: string): BlockDesign => ({
  trialId,
  stratum: stratumOf(unit, cohortId),
  arms: ARMS,
  multipliers: unit === 'COHORT' ? cohortBlocks(cohorts) : STUDENT_BLOCKS,
});
