import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';

export const RESTRICTION_SOURCES = ['POSTING', 'PERSON_ASKED', 'ANSWER', 'OTHER'] as const;
export type RestrictionSource = (typeof RESTRICTION_SOURCES)[number];

/** Who is not to be contacted by which means: exactly one of contact, employer and prospect. */
@Entity('contact_restrictions')
export class ContactRestriction {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('uuid', { nullable: true }) employerId: string | null;
  @Column('uuid', { nullable: true }) prospectId: string | null;
  @Column('text', { array: true }) channels: Channel[];
  @Column('text') source: RestrictionSource;
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz') since: Date;
  @Column('date', { nullable: true }) until: Day | null;
  /** The answer DO_NOT_CALL that made it; null: somebody recorded it. */
  @Column('uuid', { nullable: true }) followUpId: string | null;
  @Column('uuid') recordedBy: string;
  @Column('timestamptz', { nullable: true }) liftedAt: Date | null;
  @Column('uuid', { nullable: true }) liftedBy: string | null;
  @Column('int', { default: 1 }) version: number;
}
