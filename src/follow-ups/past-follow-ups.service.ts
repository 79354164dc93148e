import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { FollowedUp } from '../kernel/fact.js';
import { RestrictionsService } from '../pauses/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import { FollowUpsStore } from './follow-ups.store.js';

/** Writes follow-ups that were done long ago and that the caller found to fit their prospects, which it holds and replans. */
@Injectable()
export class PastFollowUps {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly restrictions: RestrictionsService,
    private readonly audit: Audit,
  ) {}

  /** Whether a step was owed then is a reading of the policy, so no step is named; a wish not to be called still holds. */
  async add(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    { kind: _, at, recordedAt, followUp: kind, feedbackGiven: __, ...told }: FollowedUp,
    notes: string | null,
  ): Promise<void> {
    const when = { happenedAt: new Date(at), recordedAt: new Date(recordedAt), recordedBy: actor.userId };
    const row = { ...told, ...when, kind, notes, ...NO_STEP, prospectId: prospect.id };
    this.store.enter(tx, row);
    await this.audit.record(tx, actor, {
      action: 'follow-up.recorded',
      subjectType: 'FollowUp',
      subjectId: row.id,
      after: row,
    });
    if (row.disposition === 'DO_NOT_CALL') await this.restrictions.keepAnswer(tx, actor, prospect, row);
  }
}

const NO_STEP = { feedback: null, answersStep: null, answersStepDueAt: null } as const;
