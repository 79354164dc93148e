import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepKind } from '../follow-up-policies/index.js';

export const ESCALATION_LEVELS = ['COUNSELOR', 'LEAD'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

/** A step so long overdue that somebody else is to step in. It is open while the prospect still owes that step. */
@Entity('escalations')
export class Escalation {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('text') stepKey: string;
  @Column('text') stepKind: StepKind;
  @Column('timestamptz') stepDueAt: Date;
  @Column('text') level: EscalationLevel;
  @Column('uuid', { nullable: true }) assignedId: string | null;
  @Column('timestamptz') raisedAt: Date;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('uuid', { nullable: true }) acknowledgedBy: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { nullable: true }) resolvedAt: Date | null;
}
