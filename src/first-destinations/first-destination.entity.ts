import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DegreeLevel } from '../cohorts/index.js';
import type { Day } from '../kernel/day.js';
import type { KnowledgeSource, PayPeriod } from '../outcomes/index.js';
import type { DestinationOutcome, NotSeekingReason } from './domain/statement.js';

/** A degree that was conferred. */
@Entity('graduations')
export class Graduation {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('smallint') graduatingClass: number;
  @Column('date', { nullable: true }) graduatedOn: Day | null;
  @Column('text', { nullable: true }) degreeLevel: DegreeLevel | null;
  @Column('text', { nullable: true }) program: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}

/** What somebody said a graduate of a class does, confirmed by a person. */
@Entity('first_destinations')
export class FirstDestination {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('smallint') graduatingClass: number;
  @Column('text') outcome: DestinationOutcome;
  @Column('text', { nullable: true }) notSeekingReason: NotSeekingReason | null;
  /** Decimal text. */
  @Column('numeric', { precision: 4, scale: 1, nullable: true }) hoursAWeek: string | null;
  /** Decimal text, because money is not floating. */
  @Column('numeric', { precision: 12, scale: 2, nullable: true }) payAmount: string | null;
  @Column('text', { nullable: true }) payCurrency: string | null;
  @Column('text', { nullable: true }) payPeriod: PayPeriod | null;
  @Column('numeric', { precision: 12, scale: 2, nullable: true }) bonusAmount: string | null;
  @Column('uuid', { nullable: true }) employerId: string | null;
  @Column('boolean', { nullable: true }) isInField: boolean | null;
  @Column('date', { nullable: true }) offeredOn: Day | null;
  @Column('date', { nullable: true }) decidedOn: Day | null;
  @Column('date', { nullable: true }) startsOn: Day | null;
  @Column('date') knownOn: Day;
  @Column('text') knowledgeSource: KnowledgeSource;
  @Column('text', { nullable: true }) evidence: string | null;
  /** The accepted offer that suggested it; null: none did. */
  @Column('uuid', { nullable: true }) offerId: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('timestamptz', { nullable: true }) retractedAt: Date | null;
  @Column('uuid', { nullable: true }) retractedBy: string | null;
  @Column('text', { nullable: true }) retractReason: string | null;
  @Column('int', { default: 1 }) version: number;
}

export const QUARTER_SOURCES = ['WAGE_RECORD', 'SUPPLEMENTAL'] as const;
export type QuarterSource = (typeof QUARTER_SOURCES)[number];

/** Whether somebody was employed in a calendar quarter, and what was earned in it. */
@Entity('employment_quarters')
export class EmploymentQuarter {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('smallint') year: number;
  @Column('smallint') quarter: number;
  @Column('boolean') isEmployed: boolean;
  @Column('numeric', { precision: 12, scale: 2, nullable: true }) earnings: string | null;
  @Column('text', { nullable: true }) currency: string | null;
  @Column('text') source: QuarterSource;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}

export const EXCLUSION_REASONS = [
  'DECEASED',
  'HEALTH',
  'INSTITUTIONALIZED',
  'ACTIVE_DUTY',
  'FOSTER_CARE',
  'NO_WORK_PERMIT',
  'NO_INTENT',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** Who is left out of reports that allow it, and why. */
@Entity('report_exclusions')
export class ReportExclusion {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('text') reason: ExclusionReason;
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}
