import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Expectation } from './domain/expectation.js';
import type { Arm, StoppingRule, TrialStatus, TrialUnit } from './domain/trial.js';

/** Two policy versions compared by drawing lots. What was registered never changes: the app role may not update it. */
@Entity('policy_trials')
export class PolicyTrial {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') unit: TrialUnit;
  @Column('uuid') controlVersionId: string;
  @Column('uuid') treatmentVersionId: string;
  @Column('smallint') primaryDay: number;
  @Column('double precision') alpha: number;
  @Column('double precision') minimalDifference: number;
  @Column('text') stoppingRule: StoppingRule;
  /** As registered; the newest amendment counts. */
  @Column('date') enrolmentEndsOn: Day;
  @Column('date') analysisOn: Day;
  @Column('jsonb') expectation: Expectation;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('text') status: TrialStatus;
  /** Secret until the trial has ended; read by TrialSeedsStore only. */
  @Column('text', { nullable: true, select: false }) seed: string | null;
  @Column('text', { nullable: true }) commitment: string | null;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) abandonedBecause: string | null;
}

@Entity('policy_trial_strata')
export class PolicyTrialStratum {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') trialId: string;
  @PrimaryColumn('uuid') cohortId: string;
  @Column('int', { default: 0 }) enrolled: number;
}

@Entity('policy_trial_enrolments')
export class PolicyTrialEnrolment {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') trialId: string;
  @Column('uuid') cohortId: string;
  /** Null: the whole cohort. */
  @Column('uuid', { nullable: true }) studentId: string | null;
  @Column('int') place: number;
  @Column('text') arm: Arm;
  @Column('uuid') assignmentId: string;
  @Column('timestamptz') enrolledAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('policy_trial_amendments')
export class PolicyTrialAmendment {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') trialId: string;
  @Column('date') enrolmentEndsOn: Day;
  @Column('date') analysisOn: Day;
  @Column('text') reason: string;
  @Column('timestamptz') amendedAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('policy_trial_results')
export class PolicyTrialResult {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') trialId: string;
  @Column('text') document: string;
  @Column('text') sha256: string;
}
