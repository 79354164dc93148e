import { Injectable } from '@nestjs/common';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Fact } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { whyNot, whyNotCorrected } from './domain/why-not.js';
import { asStored, type Look, Planner, type ProjectedProspect } from './planner.service.js';
import type { Prospect } from './prospect.entity.js';
import { ProspectsStore } from './prospects.store.js';

export const PROSPECT_NOT_FOUND = fail('PROSPECT_NOT_FOUND', 'There is no such prospect.', 'prospectId');

/** How every noun adds its facts to a prospect: hold it, ask whether it can be, save, replan. */
@Injectable()
export class Recording {
  constructor(
    private readonly store: ProspectsStore,
    private readonly planner: Planner,
  ) {}

  /** The prospect, held for this transaction, when the actor may act on it. */
  async hold(tx: Transaction, actor: Actor, prospectId: string): Promise<Result<Prospect>> {
    const prospect = await this.store.lock(tx, prospectId);
    return prospect && reaches(actor, prospect.studentId) ? ok(prospect) : PROSPECT_NOT_FOUND;
  }

  /** Whether these facts can be added to what is told of the prospect. */
  async allow(tx: Transaction, prospect: Prospect, facts: readonly Fact[]): Promise<Result<null>> {
    const { timeline } = await this.store.candidacy(tx, prospect);
    let told = timeline;
    for (const fact of facts) {
      const failure = whyNot(told, fact);
      if (failure) return failAll([failure]);
      told = { ...told, facts: [...told.facts, fact] };
    }
    return ok(null);
  }

  /**
   * Saves a correction, unless something else that is told of the prospect could then not have happened: a refusal rolls the
   * caller's transaction back. `field` is the date that is to blame.
   */
  async correct<Value>(
    tx: Transaction,
    prospect: Prospect,
    field: string,
    save: () => Promise<Value>,
  ): Promise<Result<Value>> {
    const told = await this.store.candidacy(tx, prospect);
    const value = await save();
    const corrected = await this.store.candidacy(tx, prospect);
    const failure = whyNotCorrected(told.timeline, corrected.timeline, field);
    return failure ? failAll([failure]) : ok(value);
  }

  /** What a held prospect owes at an instant, with what that was read from. */
  look(tx: Transaction, prospect: Prospect, now: Instant): Promise<Look> {
    return this.planner.look(tx, prospect, now);
  }

  /** Pins a prospect to another policy version, as when its interview ends under a newer one. */
  async pin(tx: Transaction, prospect: Prospect, policyVersionId: string): Promise<Prospect> {
    if (prospect.policyVersionId !== policyVersionId) this.store.pin(tx, prospect.id, policyVersionId);
    return { ...prospect, policyVersionId };
  }

  replan(tx: Transaction, prospect: Prospect): Promise<Prospect> {
    return this.planner.replan(tx, prospect);
  }

  /** Replans prospects that the caller holds, once for all that was told of each. */
  replanAll(tx: Transaction, prospects: readonly Prospect[]): Promise<readonly ProjectedProspect[]> {
    return this.planner.replanAll(tx, prospects);
  }

  /** Replans the student's other open prospects too: an offer here makes it urgent to hear from the others. */
  async replanWithSiblings(tx: Transaction, prospect: Prospect): Promise<Prospect> {
    const others = await this.store.lockOtherOpen(tx, prospect);
    const [replanned] = await this.planner.replanAll(tx, [prospect, ...others]);
    return asStored(replanned!);
  }
}
