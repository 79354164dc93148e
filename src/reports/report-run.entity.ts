import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Figure, Finding, StandardName, Verdict } from './domain/report.js';
import type { AnyRecord } from './domain/standards.js';

export const RUN_STATUSES = ['RUNNING', 'DONE', 'FAILED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A frozen report; once it is DONE nothing of it changes. */
@Entity('report_runs')
export class ReportRun {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') standard: StandardName;
  @Column('text') ruleVersion: string;
  @Column('timestamptz') asOf: Date;
  /** The day of `asOf` in the center. */
  @Column('date') asOfDay: Day;
  @Column('date') fromDay: Day;
  @Column('date') toDay: Day;
  /** Null: the whole center. */
  @Column('uuid', { nullable: true }) cohortId: string | null;
  /** Null: every program. */
  @Column('text', { nullable: true }) program: string | null;
  @Column('text') status: RunStatus;
  @Column('jsonb', { nullable: true }) figures: readonly Figure[] | null;
  @Column('uuid', { nullable: true }) lastId: string | null;
  @Column('int', { default: 0 }) done: number;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

/** One record that a run was made of, as it was then. */
@Entity('report_run_records')
export class ReportRunRecord {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') reportRunId: string;
  @PrimaryColumn('text') recordKey: string;
  @Column('uuid') studentId: string;
  @Column('text') bucket: string;
  @Column('boolean') counted: boolean;
  @Column('jsonb') record: AnyRecord;
  @Column('jsonb') verdict: Verdict;
  @Column('jsonb') findings: readonly Finding[];
}
