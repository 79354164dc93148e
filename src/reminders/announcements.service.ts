import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { Deliveries, type NewDelivery } from '../deliveries/index.js';
import type { Day } from '../kernel/day.js';
import { DAY, type Instant, MINUTE } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { nextDigest } from './domain/digest-time.js';
import { outOfQuietHours } from './domain/quiet-hours.js';
import { DIGEST_TOPIC, PUSH_TOPIC } from './topic-names.js';
import { type DigestDay, DigestsStore, type NewDigest } from './digests.store.js';
import { hoursOf, type Recipient } from './recipient.js';
import { PushSubscriptionsStore } from './push-subscriptions.store.js';

/** Longer than the transaction takes that has something to say: a digest that is just being written might miss it. */
const TOO_CLOSE = 2 * MINUTE;

/** Plans the mail and the pushes by which people hear that there is something new. */
@Injectable()
export class Announcements {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly calendars: CalendarsService,
    private readonly digests: DigestsStore,
    private readonly subscriptions: PushSubscriptionsStore,
  ) {}

  /** One digest a day: each person's next one, unless it is planned already. What is out says nothing new any more, so it is one after that. */
  async byMail(tx: Transaction, people: readonly Recipient[], now: Instant): Promise<void> {
    const calendar = (await this.calendars.calendarsOf(tx, now)).of();
    const next = (person: Recipient, lastOut?: Day): NewDigest => {
      const { day, at } = nextDigest(now + TOO_CLOSE, hoursOf(person), calendar, lastOut);
      return { id: newId(), personId: person.personId, day, plannedFor: new Date(at) };
    };
    const lastOut = await this.lastOut(
      tx,
      people.map((person) => next(person)),
    );
    const planned = await this.digests.plan(
      tx,
      people.map((person) => next(person, lastOut.get(person.personId))),
    );
    await this.deliveries.enqueue(tx, planned.map(mailOf));
  }

  /** One push a day in each browser, never in quiet hours, and none that is older than a day. One that was skipped does not count. */
  async byPush(tx: Transaction, people: readonly Recipient[], now: Instant): Promise<void> {
    const wanting = new Map(people.filter(({ wantsPush }) => wantsPush).map((person) => [person.personId, person]));
    const browsers = await this.subscriptions.ofPeople(tx, [...wanting.keys()]);
    await this.deliveries.enqueueUnlessSaid(
      tx,
      browsers.map(({ id, personId }) => pushOf(id, wanting.get(personId)!, now)),
    );
  }

  /** By person the last day whose digest is out, if that is not before the one that would be next. */
  private async lastOut(tx: Transaction, next: readonly DigestDay[]): Promise<ReadonlyMap<string, Day>> {
    const planned = await this.digests.plannedFrom(tx, next);
    const out = await this.deliveries.takenUp(tx, planned.map(digestKey));
    return new Map(planned.filter((each) => out.has(digestKey(each))).map(({ personId, day }) => [personId, day]));
  }
}

const digestKey = ({ personId, day }: DigestDay): string => `digest:${personId}:${day}`;

/** It never grows old: it tells what is owed when it is sent. */
const mailOf = (digest: NewDigest): NewDelivery => ({
  key: digestKey(digest),
  topic: DIGEST_TOPIC,
  subjectId: digest.id,
  recipientId: digest.personId,
  channel: 'EMAIL',
  dueAt: new Date(digest.plannedFor),
  expiresAt: null,
});

function pushOf(subscriptionId: string, person: Recipient, now: Instant): NewDelivery {
  const { zone, quiet } = hoursOf(person);
  const dueAt = outOfQuietHours(now, zone, quiet);
  return {
    key: `push:${subscriptionId}:${dayIn(zone, dueAt)}`,
    topic: PUSH_TOPIC,
    subjectId: subscriptionId,
    recipientId: person.personId,
    channel: 'PUSH',
    dueAt: new Date(dueAt),
    expiresAt: new Date(dueAt + DAY),
  };
}
