import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { newSecretToken } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import type { IssueCalendarFeedInput, RevokeCalendarFeedInput } from './calendar-feeds.graphql.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';

interface KnownFeed {
  readonly id: string;
  readonly issuedAt: Date;
  readonly lastFetchedAt: Date | null;
}

export interface IssuedFeed {
  readonly calendarFeed: KnownFeed;
  /** Only in the answer of the request that made it. */
  readonly address: string | null;
}

const NO_FEED = fail('CALENDAR_FEED_NOT_FOUND', 'You have no calendar feed.');

@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CalendarFeedsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  ofMine(actor: Actor): Promise<KnownFeed | null> {
    return this.store.ofPerson(actor.centerId, actor.userId);
  }

  /** Gives the person a new address; the earlier one stops working. The answer kept for replays is without the address. */
  async issue(actor: Actor, input: IssueCalendarFeedInput): Promise<Result<IssuedFeed>> {
    const token = newSecretToken(actor.centerId);
    const feed = { id: newId(), issuedAt: new Date(this.clock.now()), lastFetchedAt: null };
    const issued = await this.useCases.run<IssuedFeed>(actor, { name: 'issueCalendarFeed', input }, async (tx) => {
      await this.store.put(tx, { ...feed, userId: actor.userId, tokenHash: token.hash });
      await this.audit.record(tx, actor, {
        action: 'calendar-feed.issued',
        subjectType: 'CalendarFeed',
        subjectId: feed.id,
        after: { ...feed, userId: actor.userId },
      });
      return ok({ calendarFeed: feed, address: null });
    });
    if (!issued.ok || issued.value.calendarFeed.id !== feed.id) return issued;
    return ok({ ...issued.value, address: `${this.config.publicUrl}/calendar/${token.text}.ics` });
  }

  /** From now on the address answers as if it had never been. */
  revoke(actor: Actor, input: RevokeCalendarFeedInput): Promise<Result<{ revokedId: string }>> {
    return this.useCases.run(actor, { name: 'revokeCalendarFeed', input }, async (tx) => {
      const revokedId = await this.store.remove(tx, actor.userId);
      if (revokedId === null) return NO_FEED;
      await this.audit.record(tx, actor, {
        action: 'calendar-feed.revoked',
        subjectType: 'CalendarFeed',
        subjectId: revokedId,
        before: { id: revokedId, userId: actor.userId },
      });
      return ok({ revokedId });
    });
  }
}
