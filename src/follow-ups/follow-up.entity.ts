import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Channel, Disposition, FollowUpKind, ReviewDecision } from '../kernel/fact.js';

@Entity('follow_ups')
export class FollowUp {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('uuid', { nullable: true }) interviewId: string | null;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('text') kind: FollowUpKind;
  @Column('text', { nullable: true }) channel: Channel | null;
  @Column('timestamptz') happenedAt: Date;
  @Column('text', { nullable: true }) disposition: Disposition | null;
  @Column('date', { nullable: true }) promisedOn: Day | null;
  @Column('date', { nullable: true }) callBackOn: Day | null;
  @Column('text', { nullable: true }) decision: ReviewDecision | null;
  @Column('text', { nullable: true }) feedback: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  /** The policy step that was owed when this was recorded, when this was it. */
  @Column('text', { nullable: true }) answersStep: string | null;
  @Column('timestamptz', { nullable: true }) answersStepDueAt: Date | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}
