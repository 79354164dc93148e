import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Channel, Delivery } from './delivery.js';
import type { Outcome } from './domain/outcome.js';

/** A delivery that this worker holds, until its lease is over or another has taken it up. */
export interface Claimed extends Delivery {
  /** Nobody else has this number of this delivery. */
  readonly fence: number;
  readonly isExpired: boolean;
}

export interface Attempted {
  readonly claimed: Claimed;
  readonly outcome: Outcome;
}

/** How many deliveries one worker takes up at once, and for how long it holds them. */
export interface Claim {
  readonly channel: Channel;
  readonly most: number;
  readonly leaseSeconds: number;
}

/** Takes deliveries up and writes down what came of them. Time is told by the clock of the database, which all workers share. */
@Injectable()
export class DeliveryClaimsStore {
  constructor(private readonly database: Database) {}

  /** Whether something of the center may be taken up now. */
  async isDue(centerId: string, channel: Channel): Promise<boolean> {
    const [row] = await this.database.read<{ due: boolean }>(centerId, {
      name: 'deliveries-due',
      text: `SELECT EXISTS (SELECT FROM deliveries WHERE ${MAY_BE_TAKEN}) AS due`,
      values: [centerId, channel],
    });
    return row!.due;
  }

  claim(tx: Transaction, { channel, most, leaseSeconds }: Claim): Promise<Claimed[]> {
    return tx.query<Claimed>(CLAIM, [tx.centerId, channel, most, leaseSeconds]);
  }

  /** Writes down what became of the deliveries that are still ours; answers their ids. */
  async settle(tx: Transaction, attempted: readonly Attempted[]): Promise<ReadonlySet<string>> {
    const rows = attempted.map(({ claimed: { id, fence }, outcome }) => ({ id, fence, ...columnsOf(outcome) }));
    const settled = await tx.query<{ id: string }>(SETTLE, [
      tx.centerId,
      JSON.stringify(rows),
      rows.map(({ id }) => id),
    ]);
    return new Set(settled.map(({ id }) => id));
  }
}

/** Due, and held by nobody. Those that are held stand foremost in the index, and are passed over: there are as many as are under way. */
const MAY_BE_TAKEN = `center_id = $1 AND channel = $2 AND ended_at IS NULL AND next_attempt_at <= now()
       AND (leased_until IS NULL OR leased_until <= now())`;

/** Attempts count from the taking up, so that a delivery whose worker dies each time is not tried for ever. */
const CLAIM = `
  UPDATE deliveries d
     SET fence = d.fence + 1, attempts = d.attempts + 1, leased_until = now() + $4 * interval '1 second'
   WHERE d.center_id = $1
     AND d.id = ANY (ARRAY(SELECT id FROM deliveries WHERE ${MAY_BE_TAKEN}
                            ORDER BY next_attempt_at, id LIMIT $3 FOR UPDATE SKIP LOCKED))
  RETURNING d.center_id AS "centerId", d.id, d.key, d.topic, d.subject_id AS "subjectId", d.recipient_id AS "recipientId", d.channel,
            d.due_at AS "dueAt", d.expires_at AS "expiresAt", d.attempts - 1 AS attempts, d.fence, coalesce(d.expires_at <= now(), false) AS "isExpired"`;

/**
 * A delivery that was put off or given back was not tried. The fence goes on here too: what is written twice, because nobody knew whether the first time
 * went through, counts once. The list of ids says nothing new, but leads through the key whatever is thought of how many are held.
 */
const SETTLE = `
  UPDATE deliveries d
     SET state = o.state, fence = d.fence + 1, leased_until = NULL, last_error = o.reason, receipt = o.receipt,
         attempts = d.attempts - o.untried,
         next_attempt_at = CASE WHEN o.state = 'PENDING' THEN greatest(o.until, now() + o."afterMs" * interval '1 millisecond') ELSE d.next_attempt_at END,
         ended_at = CASE WHEN o.state = 'PENDING' THEN NULL ELSE now() END
    FROM jsonb_to_recordset($2::jsonb) AS o (id uuid, fence bigint, state text, reason text, receipt text, untried int, until timestamptz, "afterMs" bigint)
   WHERE d.center_id = $1 AND d.id = ANY ($3) AND d.id = o.id AND d.fence = o.fence
  RETURNING d.id`;

const UNTRIED = 1;
/** A topic that puts off to the past is not asked again at once. */
const SOON_MS = 1_000;

const columnsOf = (outcome: Outcome): object => {
  switch (outcome.kind) {
    case 'SENT':
      return { state: 'SENT', receipt: cut(outcome.receipt, LONGEST_RECEIPT), untried: 0 };
    case 'SKIPPED':
    case 'DEAD':
      return { state: outcome.kind, reason: cut(outcome.reason, LONGEST_REASON), untried: 0 };
    case 'RETRY':
      return { state: 'PENDING', reason: cut(outcome.reason, LONGEST_REASON), untried: 0, afterMs: outcome.afterMs };
    case 'DEFERRED':
      return {
        state: 'PENDING',
        reason: cut(outcome.reason, LONGEST_REASON),
        untried: UNTRIED,
        until: outcome.until,
        afterMs: SOON_MS,
      };
    case 'GIVEN_BACK':
      return { state: 'PENDING', untried: UNTRIED, afterMs: 0 };
  }
};

const LONGEST_REASON = 300;
const LONGEST_RECEIPT = 500;

/** Without what PostgreSQL cannot keep: NUL, and half a character. */
const cut = (words: string | null, longest: number): string | null =>
  words === null ? null : Buffer.from(words.replaceAll('\0', '').slice(0, longest)).toString();
