import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Channel, Initiator, PromisePrecision } from '../kernel/fact.js';

export const INTERVIEW_KINDS = [
  'SCREENING',
  'TECHNICAL',
  'BEHAVIORAL',
  'PANEL',
  'CASE',
  'ASSESSMENT',
  'FINAL',
  'INFORMATIONAL',
  'OTHER',
] as const;
export type InterviewKind = (typeof INTERVIEW_KINDS)[number];

export const INTERVIEW_FORMATS = ['IN_PERSON', 'VIDEO', 'PHONE', 'ONE_WAY_VIDEO', 'UNKNOWN'] as const;
export type InterviewFormat = (typeof INTERVIEW_FORMATS)[number];

export const INTERVIEW_STATUSES = ['SCHEDULED', 'HELD', 'CANCELLED', 'RESCHEDULED', 'NO_SHOW'] as const;
export type InterviewStatus = (typeof INTERVIEW_STATUSES)[number];

export const MISSED_BY = ['STUDENT', 'EMPLOYER'] as const;
export type MissedBy = (typeof MISSED_BY)[number];

@Entity('interviews')
export class Interview {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('smallint') round: number;
  @Column('text') kind: InterviewKind;
  @Column('text') format: InterviewFormat;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('text') zone: string;
  @Column('text') status: InterviewStatus;
  @Column('timestamptz') statusAt: Date;
  @Column('text', { nullable: true }) missedBy: MissedBy | null;
  @Column('uuid', { nullable: true }) rescheduledToId: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}

/** What was agreed before leaving: when they decide, who calls whom, by which means. */
@Entity('game_plans')
export class GamePlan {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') interviewId: string;
  @Column('date', { nullable: true }) promisedOn: Day | null;
  @Column('text') precision: PromisePrecision;
  @Column('text') initiator: Initiator;
  @Column('text', { array: true }) channels: Channel[];
  @Column('timestamptz') agreedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('int', { default: 1 }) version: number;
}

/** How it went, in the student's words. */
@Entity('debriefs')
export class Debrief {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') interviewId: string;
  @Column('text', { nullable: true }) howItWent: string | null;
  @Column('smallint', { nullable: true }) rating: number | null;
  @Column('text', { nullable: true }) questionsAsked: string | null;
  @Column('text', { nullable: true }) toImprove: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('int', { default: 1 }) version: number;
}

/** Who was met. */
@Entity('interview_contacts')
export class InterviewContact {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') interviewId: string;
  @PrimaryColumn('uuid') contactId: string;
}
