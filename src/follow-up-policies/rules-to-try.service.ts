import { Injectable } from '@nestjs/common';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import type { PolicyRules } from './domain/policy.js';
import { validatePolicy } from './domain/validate-policy.js';
import { PoliciesStore } from './policies.store.js';

/** Exactly one of the two. */
export interface RulesNamed {
  readonly draftOfPolicyId: string | null;
  readonly policyVersionId: string | null;
}

export interface TriedRules {
  readonly policyId: string;
  /** Null: the draft, as it is now. */
  readonly policyVersionId: string | null;
  readonly rules: PolicyRules;
}

const NO_POLICY = fail('POLICY_NOT_FOUND', 'There is no policy with this id.', 'rules.draftOfPolicyId');
const NO_DRAFT = fail(
  'POLICY_HAS_NO_DRAFT',
  'Nobody edits this policy; begin with `draftPolicy`, or name a version.',
  'rules.draftOfPolicyId',
);
const NO_VERSION = fail(
  'POLICY_VERSION_NOT_FOUND',
  'There is no policy version with this id.',
  'rules.policyVersionId',
);

/** Finds rules that somebody wants to try before prospects come under them: a draft that could be published, or a version. */
@Injectable()
export class RulesToTry {
  constructor(private readonly store: PoliciesStore) {}

  async find(tx: Transaction, { draftOfPolicyId, policyVersionId }: RulesNamed): Promise<Result<TriedRules>> {
    if (draftOfPolicyId !== null) return this.draft(tx, draftOfPolicyId);
    const version = policyVersionId && (await this.store.version(tx, policyVersionId));
    return version ? ok({ policyId: version.policyId, policyVersionId: version.id, rules: version.rules }) : NO_VERSION;
  }

  private async draft(tx: Transaction, policyId: string): Promise<Result<TriedRules>> {
    const policy = await this.store.byId(tx, policyId);
    if (!policy) return NO_POLICY;
    if (policy.draft === null) return NO_DRAFT;
    const problems = validatePolicy(policy.draft);
    return problems.length > 0 ? failAll(problems) : ok({ policyId, policyVersionId: null, rules: policy.draft });
  }
}
