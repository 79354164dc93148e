import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { Deliveries, type NewDelivery } from '../deliveries/index.js';
import { DAY, type Instant, MINUTE } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { nextDigest } from './domain/digest-time.js';
import { outOfQuietHours } from './domain/quiet-hours.js';
import { DIGEST_TOPIC, PUSH_TOPIC } from './topic-names.js';
import { DigestsStore, type NewDigest } from './digests.store.js';
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

  /** One digest a day: each person's next one, unless it is planned already. */
  async byMail(tx: Transaction, people: readonly Recipient[], now: Instant): Promise<void> {
    const calendar = (await this.calendars.calendarsOf(tx, now)).of();
    const planned = await this.digests.plan(
      tx,
      people.map((person) => {
        const { day, at } = nextDigest(now + TOO_CLOSE, hoursOf(person), calendar);
        return { id: newId(), personId: person.personId, day, plannedFor: new Date(at) };
      }),
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
}

/** It never grows old: it tells what is owed when it is sent. */
const mailOf = ({ id, personId, day, plannedFor }: NewDigest): NewDelivery => ({
  key: `digest:${personId}:${day}`,
  topic: DIGEST_TOPIC,
  subjectId: id,
  recipientId: personId,
  channel: 'EMAIL',
  dueAt: new Date(plannedFor),
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
