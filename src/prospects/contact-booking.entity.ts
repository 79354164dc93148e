import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** On which day a contact is to be called, and for which prospect. */
@Entity('contact_bookings')
export class ContactBooking {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') contactId: string;
  @PrimaryColumn('date') day: Day;
  @Column('uuid') prospectId: string;
  @Column('date') wantedOn: Day;
}
