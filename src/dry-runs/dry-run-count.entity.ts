import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepKind } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import type { Count, World } from './domain/tally.js';

/** How much came due on a day, or was done, of one kind, by one channel, with one counselor. */
@Entity('dry_run_counts')
export class DryRunCount implements Count {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') dryRunId: string;
  @Column('text') world: World;
  @Column('date') day: Day;
  @Column('text') kind: StepKind;
  @Column('text', { nullable: true }) channel: Channel | null;
  @Column('uuid', { nullable: true }) counselorId: string | null;
  @Column('int') steps: number;
  @Column('int') onTime: number;
  @Column('int') late: number;
  @Column('int') missed: number;
  @Column('int') counselorOwed: number;
  @Column('int') toCounselor: number;
  @Column('int') toLead: number;
}
