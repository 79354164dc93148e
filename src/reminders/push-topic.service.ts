import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Composed, type Delivery, type Ending, type Topic, Topics } from '../deliveries/index.js';
import { MINUTE } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { outOfQuietHours } from './domain/quiet-hours.js';
import { PushSubscriptionsStore } from './push-subscriptions.store.js';
import { hoursOf, stoppedAtOf } from './recipient.js';
import { RecipientsStore } from './recipients.store.js';
import { PUSH_TOPIC } from './topic-names.js';

/** Longer than it takes to write a skip down: what becomes due meanwhile would find a push that is under way, and get none. */
const TOO_CLOSE = 2 * MINUTE;

/** Says what is shown on a phone. No names: it is seen on locked screens. */
@Injectable()
export class PushTopic implements Topic, OnModuleInit {
  readonly name = PUSH_TOPIC;

  constructor(
    private readonly topics: Topics,
    private readonly subscriptions: PushSubscriptionsStore,
    private readonly recipients: RecipientsStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  onModuleInit(): void {
    this.topics.register(this);
  }

  async compose(tx: Transaction, { subjectId }: Delivery): Promise<Composed> {
    const subscription = await this.subscriptions.byId(tx, subjectId);
    const person =
      subscription && (await this.recipients.byIds(tx, [subscription.personId])).get(subscription.personId);
    if (!subscription || !person) return { skip: 'The browser is no longer subscribed.' };
    if (!person.wantsPush || stoppedAtOf(person) !== null) return { skip: 'The person wants no pushes.' };
    const now = this.clock.now();
    const { zone, quiet } = hoursOf(person);
    const moment = outOfQuietHours(now, zone, quiet);
    if (moment > now) return { defer: new Date(moment), reason: 'It is quiet where the person is.' };
    const overdue = await this.recipients.overdueOf(tx, person.personId, new Date(now));
    if (overdue > 0) return { send: this.messageOf(subscription, overdue) };
    const soon = now + TOO_CLOSE;
    return (await this.recipients.overdueOf(tx, person.personId, new Date(soon))) > 0
      ? { defer: new Date(soon), reason: 'The next follow-up is about to be due.' }
      : { skip: 'Nothing is owed any more.' };
  }

  /** A browser that is gone does not come back under the same address. */
  async ended(tx: Transaction, { subjectId }: Delivery, { state }: Ending): Promise<void> {
    if (state === 'DEAD') await this.subscriptions.remove(tx, subjectId);
  }

  private messageOf({ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }, overdue: number) {
    const body = overdue === 1 ? 'A follow-up is due now.' : `${overdue} follow-ups are due now.`;
    const payload = JSON.stringify({ title: 'Followthrough', body, url: this.config.publicUrl });
    return { endpoint, keys: { p256dh, auth }, payload };
  }
}
