import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { expectVersion } from '../platform/validation/index.js';
import { PoliciesStore } from './policies.store.js';
import type { FollowUpPolicy, PolicyVersion } from './policy.entity.js';

export interface PolicyAnswer {
  readonly policy: FollowUpPolicy;
}

export interface PolicyEdit {
  readonly policyId: string;
  readonly version: number;
}

export const POLICY_NOT_FOUND = fail('POLICY_NOT_FOUND', 'There is no policy with this id.', 'policyId');
const POLICY_RETIRED = fail('POLICY_RETIRED', 'This policy was retired; copy it with `addPolicy`.', 'policyId');

/** Finds policies and versions that are to be changed or used, and writes changes with their audit entry. */
@Injectable()
export class PolicyKeeping {
  constructor(
    private readonly store: PoliciesStore,
    private readonly audit: Audit,
  ) {}

  /** The policy, held for this transaction, when it can be edited and is as the editor read it. */
  async hold(tx: Transaction, { policyId, version }: PolicyEdit): Promise<Result<FollowUpPolicy>> {
    const policy = await this.holdInUse(tx, policyId);
    if (!policy.ok) return policy;
    const current = expectVersion(policy.value.version, version);
    return current.ok ? policy : current;
  }

  async holdInUse(tx: Transaction, policyId: string): Promise<Result<FollowUpPolicy>> {
    const policy = await this.store.byIdToChange(tx, policyId);
    if (!policy) return POLICY_NOT_FOUND;
    return policy.retiredAt === null ? ok(policy) : POLICY_RETIRED;
  }

  /** The version of this id; null: the newest of the policy. */
  async versionOr(tx: Transaction, id: string | null, policyId: string, field: string): Promise<Result<PolicyVersion>> {
    const version = id === null ? await this.store.newestVersion(tx, policyId) : await this.store.version(tx, id);
    if (version) return ok(version);
    return id === null
      ? fail('POLICY_NOT_PUBLISHED', 'This policy has no version yet; publish its draft first.', 'policyId')
      : fail('POLICY_VERSION_NOT_FOUND', 'There is no policy version with this id.', field);
  }

  async change(
    tx: Transaction,
    actor: Actor,
    before: FollowUpPolicy,
    action: string,
    changes: Partial<FollowUpPolicy>,
  ): Promise<FollowUpPolicy> {
    const changed = { ...changes, version: before.version + 1 };
    const after = { ...before, ...changed };
    await this.store.change(tx, before.id, changed);
    await this.audit.record(tx, actor, { action, subjectType: 'FollowUpPolicy', subjectId: before.id, before, after });
    return after;
  }
}
