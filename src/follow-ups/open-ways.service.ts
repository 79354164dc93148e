import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { RestrictionsStore } from '../pauses/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import type { NewFollowUp } from './follow-ups.input.js';

const RESTRICTED = fail(
  'CHANNEL_RESTRICTED',
  'channel: this person, employer or posting asked not to be contacted this way. Use another channel; if they contacted you, say so with theyContactedUs.',
  'channel',
);

/** Whether a follow-up was made by a means that nobody has closed; whoever is contacted by the employer has closed nothing. */
@Injectable()
export class OpenWays {
  constructor(private readonly restrictions: RestrictionsStore) {}

  async check(tx: Transaction, prospect: Prospect, given: NewFollowUp, at: Instant): Promise<Result<null>> {
    const { channel, contactId, theyContactedUs } = given;
    if (channel === null || theyContactedUs) return ok(null);
    const closed = await this.restrictions.isClosed(tx, prospect, { contactId, channel, at: new Date(at) });
    return closed ? RESTRICTED : ok(null);
  }
}
