import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day, Weekday } from '../kernel/day.js';

/** When the center works. */
@Entity('center_calendars')
export class CenterCalendar {
  @PrimaryColumn('uuid') centerId: string;
  @Column('text') zone: string;
  @Column('text') country: string;
  @Column('text', { nullable: true }) region: string | null;
  @Column('smallint', { array: true }) workingWeekdays: Weekday[];
  @Column('smallint') opensAtMinute: number;
  @Column('smallint') closesAtMinute: number;
  @Column('int', { default: 1 }) version: number;
}

/** Days on which the center is closed besides its holidays, first and last included. */
@Entity('closures')
export class Closure {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('date') firstDay: Day;
  @Column('date') lastDay: Day;
  @Column('text') reason: string;
}
