import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import type { StepKind, Why } from '../follow-up-policies/index.js';
import type { Audience, Occurrence } from './domain/occurrences.js';

/** That a person was reminded of a step: an entry of the inbox. The step is told as it was then. */
@Entity('reminders')
export class Reminder {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('uuid') personId: string;
  @Column('text') audience: Audience;
  @Column('text') occurrence: Occurrence;
  @Column('text') stepKey: string;
  @Column('text') stepKind: StepKind;
  @Column('text', { nullable: true }) stepChannel: Channel | null;
  @Column('timestamptz') stepDueAt: Date;
  @Column('date') stepDueOn: Day;
  @Column('jsonb') stepWhy: Why;
  @Column('timestamptz') remindedAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
