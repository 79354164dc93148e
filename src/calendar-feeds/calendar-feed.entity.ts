import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Under which secret a person's calendar program may fetch. One per person. */
@Entity('calendar_feeds')
export class CalendarFeed {
  @PrimaryColumn('uuid') centerId: string;
  /** New with every address. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') userId: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') issuedAt: Date;
  /** Written at most once an hour. */
  @Column('timestamptz', { nullable: true }) lastFetchedAt: Date | null;
}
