import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** The one e-mail of a person's day. What stands in it is read when it is sent. */
@Entity('digests')
export class Digest {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('date') day: Day;
  @Column('timestamptz') plannedFor: Date;
}
