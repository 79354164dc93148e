import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Mail that was not sent but laid out to be looked at. */
@Entity('outbox_messages')
export class OutboxMessage {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') deliveryId: string;
  @Column('text') recipient: string;
  @Column('text') subject: string;
  @Column('text') text: string;
  @Column('text') html: string;
  @Column('timestamptz') writtenAt: Date;
}
