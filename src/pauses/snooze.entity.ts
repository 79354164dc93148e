import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** A step that was put off. */
@Entity('snoozes')
export class Snooze {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('text') stepKey: string;
  @Column('date') until: Day;
  @Column('text') reason: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}
