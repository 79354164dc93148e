import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { AuditStore } from './audit.store.js';

/** Something that was done, `prospect.reopened`, to what, and how it looked before and after. */
export interface Happening {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Null: it did not exist. */
  readonly before?: object | null;
  /** Null: it is gone. */
  readonly after?: object | null;
}

/** Who did it, and in which request. */
export interface Doer {
  /** Null: the service itself, without a person. */
  readonly userId: string | null;
  readonly requestId: string;
  /** The API token with which it was done, if it was. */
  readonly apiToken?: { readonly id: string };
}

type Entry = Parameters<AuditStore['append']>[1][number];

@Injectable()
export class Audit {
  private readonly pending = new WeakMap<Transaction, Entry[]>();

  constructor(
    private readonly store: AuditStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down what somebody did, in the transaction that does it, all entries of it in one statement at its end.
   * Never with a secret or its hash.
   */
  async record(tx: Transaction, actor: Doer, happening: Happening): Promise<void> {
    this.entriesOf(tx).push(this.entryOf(actor, happening));
  }

  /** The same of many things at once. */
  async recordAll(tx: Transaction, actor: Doer, happenings: readonly Happening[]): Promise<void> {
    this.entriesOf(tx).push(...happenings.map((happening) => this.entryOf(actor, happening)));
  }

  private entriesOf(tx: Transaction): Entry[] {
    const known = this.pending.get(tx);
    if (known) return known;
    const entries: Entry[] = [];
    this.pending.set(tx, entries);
    tx.beforeCommit(() => this.store.append(tx, entries));
    return entries;
  }

  private entryOf(actor: Doer, happening: Happening) {
    return {
      id: newId(),
      at: new Date(this.clock.now()),
      actorId: actor.userId,
      requestId: actor.requestId,
      apiTokenId: actor.apiToken?.id ?? null,
      action: happening.action,
      subjectType: happening.subjectType,
      subjectId: happening.subjectId,
      before: happening.before ?? null,
      after: happening.after ?? null,
    };
  }
}
