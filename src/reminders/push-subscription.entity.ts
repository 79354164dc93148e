import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser in which a person wants to be told. */
@Entity('push_subscriptions')
export class PushSubscription {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') endpoint: string;
  @Column('text') p256dh: string;
  @Column('text') auth: string;
  @Column('timestamptz') subscribedAt: Date;
}
