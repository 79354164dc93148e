import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { readSecretToken } from '../identity/index.js';
import { HOUR, type Instant } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { CalendarFeedsStore } from './calendar-feeds.store.js';
import { calendarText } from './calendar-text.js';
import { eventOf } from './domain/feed-event.js';
import { type FetchedFeed, FeedItemsStore } from './feed-items.store.js';

export interface FeedText {
  readonly text: string;
  readonly entityTag: string;
}

/** How calendar programs get what stands behind an address. */
@Injectable()
export class FeedFetches {
  constructor(
    private readonly database: Database,
    private readonly items: FeedItemsStore,
    private readonly feeds: CalendarFeedsStore,
    private readonly clock: Clock,
  ) {}

  /** The calendar under a token; null for one that is unknown, revoked or replaced, or whose person is disabled. */
  async fetch(tokenText: string): Promise<FeedText | null> {
    const token = readSecretToken(tokenText);
    if (!token) return null;
    const now = this.clock.now();
    const feed = await this.items.fetch(token.centerId, token.hash, now);
    if (!feed) return null;
    await this.noteFetch(token.centerId, feed, now);
    const text = calendarText(feed.items.map(eventOf));
    return { text, entityTag: `"${createHash('sha256').update(text).digest('base64url')}"` };
  }

  /** A phone asks many times a day; once an hour is worth writing down. */
  private async noteFetch(centerId: string, { id, lastFetchedAt }: FetchedFeed, now: Instant): Promise<void> {
    if (lastFetchedAt !== null && lastFetchedAt.getTime() > now - HOUR) return;
    await this.database.inCenter(centerId, (tx) => this.feeds.noteFetched(tx, id, new Date(now), new Date(now - HOUR)));
  }
}
