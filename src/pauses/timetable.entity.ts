import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** When the employer of a prospect announced to everybody that it decides; at least one of the days is known. */
@Entity('timetables')
export class ProspectTimetable {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') prospectId: string;
  @Column('date', { nullable: true }) notBefore: Day | null;
  @Column('date', { nullable: true }) decidesBy: Day | null;
  @Column('text') words: string;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}
