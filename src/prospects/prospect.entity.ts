import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Channel, Outcome } from '../kernel/fact.js';
import type { StepKind, StepOwner, Why } from '../follow-up-policies/index.js';
import type { Stage } from './domain/stage.js';

/** One student's candidacy for one position. From `stage` on everything is a projection of its facts. */
@Entity('prospects')
export class Prospect {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('uuid') employerId: string;
  @Column('uuid', { nullable: true }) agencyId: string | null;
  @Column('text', { nullable: true }) position: string | null;
  @Column('text', { nullable: true }) url: string | null;
  @Column('text', { nullable: true }) location: string | null;
  @Column('text', { nullable: true }) source: string | null;
  @Column('date', { nullable: true }) appliedOn: Day | null;
  @Column('text', { nullable: true }) importKey: string | null;
  /** Nobody is reminded of a step that was due by then; null: it did not come with a history. */
  @Column('timestamptz', { nullable: true }) historyUntil: Date | null;
  @Column('uuid') policyVersionId: string;
  @Column('timestamptz') openedAt: Date;
  @Column('uuid') openedBy: string;

  @Column('text') stage: Stage;
  @Column('text', { nullable: true }) outcome: Outcome | null;
  @Column('text', { nullable: true }) nextStepKey: string | null;
  @Column('text', { nullable: true }) nextStepKind: StepKind | null;
  @Column('text', { nullable: true }) nextStepChannel: Channel | null;
  @Column('text', { nullable: true }) nextStepOwner: StepOwner | null;
  @Column('timestamptz', { nullable: true }) nextStepOpensAt: Date | null;
  @Column('timestamptz', { nullable: true }) nextStepDueAt: Date | null;
  @Column('date', { nullable: true }) nextStepDueOn: Day | null;
  @Column('text', { nullable: true }) nextStepZone: string | null;
  @Column('uuid', { nullable: true }) nextStepContactId: string | null;
  @Column('uuid', { nullable: true }) nextStepInterviewId: string | null;
  @Column('jsonb', { nullable: true }) nextStepWhy: Why | null;
  @Column('boolean') thankYouOwed: boolean;
  @Column('timestamptz') lastActivityAt: Date;
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz', { nullable: true }) planChangesAt: Date | null;
  /** No projection: the reminding round moves it on. */
  @Column('timestamptz', { nullable: true }) remindAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
