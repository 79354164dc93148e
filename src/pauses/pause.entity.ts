import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

export const PAUSE_KINDS = ['EXAM', 'HOLIDAY', 'MEDICAL', 'HIRING_FREEZE', 'OTHER'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];

/** A time in which nobody follows up, of exactly one of cohort, student, employer and prospect. */
@Entity('pauses')
export class Pause {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('uuid', { nullable: true }) studentId: string | null;
  @Column('uuid', { nullable: true }) employerId: string | null;
  @Column('uuid', { nullable: true }) prospectId: string | null;
  @Column('text') kind: PauseKind;
  @Column('text') words: string;
  @Column('date') firstDay: Day;
  /** The last day in force; the day before `firstDay` when it was ended before it began. */
  @Column('date') lastDay: Day;
  @Column('date') plannedLastDay: Day;
  @Column('timestamptz') startedAt: Date;
  @Column('uuid') startedBy: string;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('int', { default: 1 }) version: number;
}
