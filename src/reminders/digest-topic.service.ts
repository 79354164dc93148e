import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Composed, type Delivery, type Ending, type Topic, Topics } from '../deliveries/index.js';
import { type Instant, MINUTE } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { digestMoment } from './domain/digest-time.js';
import { outlineOf } from './domain/digest-outline.js';
import { refusesAddress } from './domain/refused-address.js';
import { type DigestSource, DigestsStore } from './digests.store.js';
import { DigestWords } from './digest-words.js';
import { PreferencesStore } from './preferences.store.js';
import { hoursOf, whyNoMail } from './recipient.js';
import { DIGEST_TOPIC } from './topic-names.js';

/** Deliveries come up by the clock of the database; ours may be a little behind. */
const CLOCKS_DIFFER_BY = MINUTE;

/** Says what stands in a digest, at the moment at which it goes out. */
@Injectable()
export class DigestTopic implements Topic, OnModuleInit {
  readonly name = DIGEST_TOPIC;

  constructor(
    private readonly topics: Topics,
    private readonly digests: DigestsStore,
    private readonly preferences: PreferencesStore,
    private readonly words: DigestWords,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.topics.register(this);
  }

  async compose(tx: Transaction, { subjectId }: Delivery): Promise<Composed> {
    const now = this.clock.now();
    const source = await this.digests.source(tx, subjectId, new Date(now));
    if (!source) return { skip: 'The person can no longer sign in.' };
    const reason = whyNoMail(source) ?? (source.isOutdated ? 'A later digest says it all.' : null);
    if (reason !== null) return { skip: reason };
    return laterThan(now, source) ?? this.mail(tx.centerId, source, now);
  }

  /** A mailbox that is not there is not written to again until the person has another address. */
  async ended(tx: Transaction, { recipientId }: Delivery, ending: Ending): Promise<void> {
    if (ending.state === 'DEAD' && recipientId && refusesAddress(ending.reason ?? ''))
      await this.preferences.addressRefused(tx, recipientId, new Date(this.clock.now()));
  }

  private mail(centerId: string, source: DigestSource, now: Instant): Composed {
    const outline = outlineOf(source.owed, now);
    return outline ? { send: this.words.mailOf(centerId, source, outline) } : { skip: 'Nothing is owed any more.' };
  }
}

/** The person may have moved, or have chosen another hour, since the digest was planned; and nobody is written to at night. */
function laterThan(now: Instant, source: DigestSource): Composed | null {
  const moment = digestMoment(source.day, hoursOf(source), now);
  return moment > now + CLOCKS_DIFFER_BY
    ? { defer: new Date(moment), reason: 'It is not the hour of the person yet.' }
    : null;
}
