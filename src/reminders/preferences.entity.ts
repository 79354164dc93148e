import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person wants to hear of what is owed. Minutes since midnight on the person's wall clock. */
@Entity('reminder_preferences')
export class ReminderPreferences {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('boolean', { default: true }) wantsEmail: boolean;
  @Column('boolean', { default: true }) wantsPush: boolean;
  @Column('smallint', { default: 480 }) digestMinute: number;
  @Column('smallint', { default: 1200 }) quietFromMinute: number;
  @Column('smallint', { default: 480 }) quietUntilMinute: number;
  @Column('timestamptz', { nullable: true }) optedOutAt: Date | null;
  /** The address that its mail server refused for good. */
  @Column('text', { nullable: true }) refusedAddress: string | null;
  @Column('timestamptz', { nullable: true }) refusedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
