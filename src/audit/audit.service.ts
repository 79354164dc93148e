import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
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

@Injectable()
export class Audit {
  constructor(
    private readonly store: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** Writes down what the actor did, in the transaction that does it. */
  record(tx: Transaction, actor: Pick<Actor, 'userId' | 'requestId'>, happening: Happening): Promise<void> {
    return this.store.append(tx, {
      id: newId(),
      at: new Date(this.clock.now()),
      actorId: actor.userId,
      requestId: actor.requestId,
      action: happening.action,
      subjectType: happening.subjectType,
      subjectId: happening.subjectId,
      before: happening.before ?? null,
      after: happening.after ?? null,
    });
  }
}
