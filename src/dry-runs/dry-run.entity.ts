import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyRules } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';

export const DRY_RUN_STATUSES = ['RUNNING', 'DONE', 'CANCELLED', 'FAILED'] as const;
export type DryRunStatus = (typeof DRY_RUN_STATUSES)[number];

/** Past candidacies replayed under rules that are tried, in the order of the prospects' ids. */
@Entity('dry_runs')
export class DryRun {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  /** Null: the draft of the policy. */
  @Column('uuid', { nullable: true }) policyVersionId: string | null;
  /** As they were when it was started. */
  @Column('jsonb') rules: PolicyRules;
  /** Null: the prospects of all students. */
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('date') fromDay: Day;
  @Column('date') toDay: Day;
  /** Up to this moment is replayed. */
  @Column('timestamptz') until: Date;
  @Column('text') status: DryRunStatus;
  @Column('uuid', { nullable: true }) lastId: string | null;
  @Column('int', { default: 0 }) done: number;
  @Column('int', { default: 0 }) listed: number;
  @Column('int', { nullable: true }) total: number | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
