import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { FollowedUp } from '../kernel/fact.js';
import { RestrictionsService } from '../pauses/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import { FollowUpsStore } from './follow-ups.store.js';

export interface PastFollowUp {
  readonly prospect: Prospect;
  readonly fact: FollowedUp;
  readonly notes: string | null;
}

/** Writes follow-ups that were done long ago and that the caller found to fit their prospects, which it holds and replans. */
@Injectable()
export class PastFollowUps {
  constructor(
    private readonly store: FollowUpsStore,
    private readonly restrictions: RestrictionsService,
    private readonly audit: Audit,
  ) {}

  async addAll(tx: Transaction, actor: Actor, past: readonly PastFollowUp[]): Promise<void> {
    const rows = past.map((each) => rowOf(each, actor));
    this.store.enterAll(tx, rows);
    await this.audit.recordAll(
      tx,
      actor,
      rows.map((row) => ({
        action: 'follow-up.recorded',
        subjectType: 'FollowUp',
        subjectId: row.id,
        after: row,
      })),
    );
    // A wish not to be called still holds.
    for (const [at, row] of rows.entries())
      if (row.disposition === 'DO_NOT_CALL') await this.restrictions.keepAnswer(tx, actor, past[at]!.prospect, row);
  }
}

/** Whether a step was owed then is a reading of the policy, so no step is named. */
const rowOf = ({ prospect, fact, notes }: PastFollowUp, { userId: recordedBy }: Actor) => {
  const { kind: _, at, recordedAt, followUp, feedbackGiven: __, ...told } = fact;
  return {
    ...told,
    kind: followUp,
    happenedAt: new Date(at),
    feedback: null,
    notes,
    answersStep: null,
    answersStepDueAt: null,
    prospectId: prospect.id,
    recordedAt: new Date(recordedAt),
    recordedBy,
  };
};
