import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Weekday } from '../../kernel/day.js';
import type { RhythmUnit } from '../domain/rhythm.js';
import type { FormatName } from '../formats/row-format.js';
import type { RowQuestion } from '../row-question.js';
import type { RowSetName } from '../rows/row-set.js';

/** An export that is made again and again. */
@Entity('export_schedules')
export class ExportSchedule {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') rowSet: RowSetName;
  @Column('text') format: FormatName;
  @Column('jsonb') filter: RowQuestion;
  @Column('text') every: RhythmUnit;
  @Column('smallint', { nullable: true }) weekday: Weekday | null;
  @Column('smallint', { nullable: true }) monthDay: number | null;
  @Column('smallint') hour: number;
  @Column('timestamptz') nextDueAt: Date;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
