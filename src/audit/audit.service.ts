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
}

@Injectable()
export class Audit {
  constructor(
    private readonly store: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** Writes down what somebody did, in the transaction that does it. Never with a secret or its hash. */
  record(tx: Transaction, actor: Doer, happening: Happening): Promise<void> {
    return this.recordAll(tx, actor, [happening]);
  }

  /** The same of many things at once, in one statement. */
  recordAll(tx: Transaction, actor: Doer, happenings: readonly Happening[]): Promise<void> {
    return this.store.append(tx, happenings.map((happening) => this.entryOf(actor, happening)));
  }

  private entryOf(actor: Doer, happening: Happening) {
    return {
      id: newId(),
      at: new Date(this.clock.now()),
      actorId: actor.userId,
      requestId: actor.requestId,
      action: happening.action,
      subjectType: happening.subjectType,
      subjectId: happening.subjectId,
      before: happening.before ?? null,
      after: happening.after ?? null,
    };
  }
}
