import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OwedStep as Owed } from '../dry-runs/index.js';
import type { StepKind } from '../follow-up-policies/index.js';

/** A step that was the next one of its prospect from one moment to another; read from the facts, and made anew whenever they are. */
@Entity('owed_steps')
export class OwedStep {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') prospectId: string;
  /** Which it was of the steps of its prospect, from 0. */
  @PrimaryColumn('smallint') position: number;
  @Column('text') kind: StepKind;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text') how: Owed['how'];
}

/** How far the steps of a center have been told. */
@Entity('owed_step_readings')
export class OwedStepReading {
  @PrimaryColumn('uuid') centerId: string;
  @Column('timestamptz') plannedAt: Date;
  @Column('uuid') prospectId: string;
}
