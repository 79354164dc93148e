import { Injectable } from '@nestjs/common';
import { type Booking, type Call, type CalendarOf, freeDay } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import { DAY, type Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import type { Transaction } from '../platform/database/index.js';
import type { ContactBooking } from './contact-booking.entity.js';
import { ContactBookingsStore, type TakenDay } from './contact-bookings.store.js';
import type { Projection } from './domain/projection.js';
import type { Prospect } from './prospect.entity.js';

/** A prospect as its facts and its present booking plan it. */
export interface Planned {
  readonly prospect: Prospect;
  readonly projection: Projection;
  readonly booking: Booking | null;
  readonly calendarOf: CalendarOf;
}

interface Wish extends Planned {
  readonly call: Call;
}

/**
 * Sees to it that a contact is called at most once a day, over all students of the center. A booking is made in the
 * transaction that plans the call, stays while the policy wants the same day, and goes with the call.
 */
@Injectable()
export class ContactGovernor {
  constructor(private readonly store: ContactBookingsStore) {}

  /** Books the calls of prospects that want another day than they have; answers those whose call comes on another day than planned. */
  async book(tx: Transaction, planned: readonly Planned[], now: Instant): Promise<ReadonlySet<string>> {
    const changing = planned.filter((each) => !hasItsBooking(each));
    const wishes = changing.flatMap((each) => wishOf(each, now));
    // Contacts are held after student and prospect, all of them at once, and before anything is read about them.
    if (wishes.length > 0) this.store.lockContacts(tx, contactsOf(wishes));
    const released = changing.filter(({ booking }) => booking !== null);
    if (released.length > 0) this.store.release(tx, idsOf(released));
    return wishes.length === 0 ? new Set() : this.bookFreeDays(tx, wishes, now);
  }

  private async bookFreeDays(tx: Transaction, wishes: readonly Wish[], now: Instant): Promise<ReadonlySet<string>> {
    const [earliest] = wishes.map(({ call }) => call.wantedOn).toSorted();
    const taken = await this.store.taken(tx, contactsOf(wishes), earliest!, new Date(now - 2 * DAY));
    const booked: Omit<ContactBooking, 'centerId'>[] = [];
    for (const { prospect, call, calendarOf } of wishes) {
      const days = daysTaken([...taken, ...booked.map(asTaken)], prospect.id, call);
      const day = freeDay(call.wantedOn, days, calendarOf(call.contactId));
      booked.push({ contactId: call.contactId, day, prospectId: prospect.id, wantedOn: call.wantedOn });
    }
    this.store.add(tx, booked);
    const plannedFor = new Map(wishes.map(({ prospect, call }) => [prospect.id, call.on]));
    return new Set(
      booked.filter(({ prospectId, day }) => day !== plannedFor.get(prospectId)).map(({ prospectId }) => prospectId),
    );
  }
}

const hasItsBooking = ({ projection: { plan }, booking }: Planned): boolean =>
  plan.call === null || booking === null
    ? plan.call === booking
    : plan.call.contactId === booking.contactId &&
      plan.call.wantedOn === booking.wantedOn &&
      plan.call.on === booking.day;

/** A day that is over cannot be kept free any more. */
const wishOf = (planned: Planned, now: Instant): readonly Wish[] => {
  const { call } = planned.projection.plan;
  return call !== null && call.wantedOn >= dayIn(call.zone, now) ? [{ ...planned, call }] : [];
};

const contactsOf = (wishes: readonly Wish[]): readonly string[] => [
  ...new Set(wishes.map(({ call }) => call.contactId)),
];

const idsOf = (planned: readonly Planned[]): readonly string[] => planned.map(({ prospect }) => prospect.id);

const asTaken = ({ contactId, prospectId, day }: Omit<ContactBooking, 'centerId'>): TakenDay => ({
  contactId,
  prospectId,
  day,
  calledAt: null,
});

/** The days on which others call the contact. */
const daysTaken = (taken: readonly TakenDay[], prospectId: string, { contactId, zone }: Call): ReadonlySet<Day> =>
  new Set(
    taken
      .filter((each) => each.contactId === contactId && each.prospectId !== prospectId)
      .map(({ day, calledAt }) => day ?? dayIn(zone, calledAt!.getTime())),
  );
