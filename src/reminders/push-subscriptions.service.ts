import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { SubscribeToPushInput, UnsubscribeFromPushInput } from './preferences.graphql.js';
import { Subscription, SubscriptionNamed } from './preferences.input.js';
import { PushSubscriptionsStore } from './push-subscriptions.store.js';

/** More browsers than anybody uses; the oldest give way. */
const MOST_BROWSERS = 10;

/** The browsers in which people want to be told. */
@Injectable()
export class PushSubscriptions {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PushSubscriptionsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  subscribe(actor: Actor, input: SubscribeToPushInput): Promise<Result<{ isSubscribed: boolean }>> {
    return this.useCases.run(actor, { name: 'subscribeToPush', input }, async (tx) => {
      const parsed = parse(Subscription, input);
      if (!parsed.ok) return parsed;
      const subscribedAt = new Date(this.clock.now());
      await this.store.put(tx, { ...parsed.value, id: newId(), personId: actor.userId, subscribedAt });
      await this.store.keepNewest(tx, actor.userId, MOST_BROWSERS);
      await this.record(tx, actor, 'push.subscribed');
      return ok({ isSubscribed: true });
    });
  }

  /** A browser that was not subscribed is not subscribed afterwards either. */
  unsubscribe(actor: Actor, input: UnsubscribeFromPushInput): Promise<Result<{ isSubscribed: boolean }>> {
    return this.useCases.run(actor, { name: 'unsubscribeFromPush', input }, async (tx) => {
      const parsed = parse(SubscriptionNamed, input);
      if (!parsed.ok) return parsed;
      if (await this.store.removeOf(tx, actor.userId, parsed.value.endpoint))
        await this.record(tx, actor, 'push.unsubscribed');
      return ok({ isSubscribed: false });
    });
  }

  /** Without the address: whoever knows it and the keys can write to the browser. */
  private record(tx: Transaction, actor: Actor, action: string): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectType: 'Person', subjectId: actor.userId });
  }
}
