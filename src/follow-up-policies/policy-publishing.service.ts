import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { validatePolicy } from './domain/validate-policy.js';
import { Publication, Retirement } from './policies.input.js';
import { PoliciesStore } from './policies.store.js';
import { NO_DRAFT } from './policy-drafts.service.js';
import type { PublishPolicyInput, RetirePolicyInput } from './policy-editing.graphql.js';
import type { FollowUpPolicy, PolicyVersion } from './policy.entity.js';
import { type PolicyAnswer, PolicyKeeping } from './policy-keeping.service.js';
import { ALL_OPEN, PolicyMoves } from './policy-moves.service.js';
import { PolicyRecords } from './policy-records.service.js';

export interface Published extends PolicyAnswer {
  readonly policyVersion: PolicyVersion;
  /** The job that moves open prospects; null: none was asked for. */
  readonly moveId: string | null;
}

const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const IS_DEFAULT = fail(
  'POLICY_IS_DEFAULT',
  'This is the policy of the center; set another for the center before you retire it.',
  'policyId',
);

const IN_TRIAL = fail(
  'POLICY_IN_TRIAL',
  'A version of this policy is an arm of a running trial; end the trial before you retire it.',
  'policyId',
);

/** Makes drafts versions, which never change, and takes policies out of use. */
@Injectable()
export class PolicyPublishing {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: PolicyKeeping,
    private readonly store: PoliciesStore,
    private readonly moves: PolicyMoves,
    private readonly records: PolicyRecords,
  ) {}

  async publish(actor: Actor, input: PublishPolicyInput): Promise<Result<Published>> {
    const published = await this.useCases.run(actor, { name: 'publishPolicy', input }, async (tx) => {
      const given = parse(Publication, input);
      if (!given.ok) return given;
      const held = await this.keeping.hold(tx, given.value);
      if (!held.ok) return held;
      const policyVersion = await this.addVersion(tx, actor, held.value, given.value.id);
      if (!policyVersion.ok) return policyVersion;
      const policy = await this.keeping.change(tx, actor, held.value, 'policy.published', { draft: null });
      const moveId = given.value.moveOpenProspects ? await this.moveTo(tx, actor, policyVersion.value) : ok(null);
      return moveId.ok ? ok({ policy, policyVersion: policyVersion.value, moveId: moveId.value }) : moveId;
    });
    if (published.ok && published.value.moveId) await this.moves.wake(actor.centerId, published.value.moveId);
    return published;
  }

  /** Whoever is pinned to one of its versions stays there; it is set for nobody any more. */
  retire(actor: Actor, input: RetirePolicyInput): Promise<Result<PolicyAnswer>> {
    return this.useCases.run(actor, { name: 'retirePolicy', input }, async (tx) => {
      const given = parse(Retirement, input);
      if (!given.ok) return given;
      const held = await this.keeping.hold(tx, given.value);
      if (!held.ok) return held;
      if (held.value.isDefault) return IS_DEFAULT;
      if (await this.records.isPinned(tx, held.value.id)) return IN_TRIAL;
      const retiredAt = await this.records.endAssignments(tx, actor, held.value.id);
      return ok({
        policy: await this.keeping.change(tx, actor, held.value, 'policy.retired', { retiredAt, draft: null }),
      });
    });
  }

  private async addVersion(
    tx: Transaction,
    actor: Actor,
    { id: policyId, draft }: FollowUpPolicy,
    id: string | null,
  ): Promise<Result<PolicyVersion>> {
    if (draft === null) return NO_DRAFT;
    const problems = validatePolicy(draft);
    if (problems.length > 0) return failAll(problems);
    const newest = await this.store.newestVersion(tx, policyId);
    const version = {
      id: id ?? newId(),
      policyId,
      number: (newest?.number ?? 0) + 1,
      rules: draft,
      publishedAt: this.records.now(),
      publishedBy: actor.userId,
    };
    return (await this.store.publish(tx, version)) ? ok({ ...version, centerId: tx.centerId }) : ID_TAKEN;
  }

  private async moveTo(tx: Transaction, actor: Actor, { id, policyId }: PolicyVersion): Promise<Result<string>> {
    const started = await this.moves.begin(tx, actor, {
      id: newId(),
      toVersionId: id,
      ...ALL_OPEN,
      fromPolicyId: policyId,
    });
    return started.ok ? ok(started.value.id) : started;
  }
}
