import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { type Transaction, unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { PoliciesStore } from './policies.store.js';
import type { ClearPolicyForInput, SetPolicyForInput } from './policy-assignments.graphql.js';
import { PolicyCleared, PolicySet } from './policy-assignments.input.js';
import type { PolicySubject } from './policy-assignments.store.js';
import { PolicyAssignmentRows } from './policy-assignment-rows.service.js';
import { PolicyKeeping } from './policy-keeping.service.js';
import type { FollowUpPolicy } from './policy.entity.js';

type Answer = Promise<Result<{ readonly set: PolicySubject }>>;

const SET_AT_ONCE = fail('POLICY_SET_AT_ONCE', 'Somebody else set a policy here just now; look and try again.', 'for');
const NOTHING_SET = fail('POLICY_NOT_SET', 'No policy of its own is set here; there is nothing to clear.', 'for');

/** Sets and clears the policies of the center, its cohorts, students and prospects. What was set is kept, with its time. */
@Injectable()
export class PolicyAssignments {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: PolicyKeeping,
    private readonly policies: PoliciesStore,
    private readonly rows: PolicyAssignmentRows,
  ) {}

  set(actor: Actor, input: SetPolicyForInput): Answer {
    const set = () =>
      this.useCases.run(actor, { name: 'setPolicyFor', input }, async (tx) => {
        const given = parse(PolicySet, input);
        if (!given.ok) return given;
        const { policyId, for: subject } = given.value;
        const policy = await this.keeping.holdInUse(tx, policyId);
        if (!policy.ok) return policy;
        const published = await this.keeping.versionOr(tx, null, policyId, 'policyId');
        if (!published.ok) return published;
        const known = await this.rows.expectKnown(tx, subject);
        if (!known.ok) return known;
        if (isCenter(subject)) await this.makeDefault(tx, actor, policy.value);
        await this.rows.replace(tx, actor, policyId, subject);
        return ok({ set: subject });
      });
    return unlessRefusedBy('policy_assignments_open_key', SET_AT_ONCE, set);
  }

  clear(actor: Actor, input: ClearPolicyForInput): Answer {
    return this.useCases.run(actor, { name: 'clearPolicyFor', input }, async (tx) => {
      const given = parse(PolicyCleared, input);
      if (!given.ok) return given;
      const known = await this.rows.expectKnown(tx, given.value.for);
      if (!known.ok) return known;
      return (await this.rows.end(tx, actor, given.value.for)) ? ok({ set: given.value.for }) : NOTHING_SET;
    });
  }

  private async makeDefault(tx: Transaction, actor: Actor, policy: FollowUpPolicy): Promise<void> {
    const { id } = await this.policies.defaultPolicy(tx);
    const before = await this.keeping.holdInUse(tx, id);
    if (!before.ok || id === policy.id) return;
    await this.rows.rememberFirst(tx, actor, before.value);
    await this.keeping.change(tx, actor, before.value, 'policy.no-longer-default', { isDefault: false });
    await this.keeping.change(tx, actor, policy, 'policy.made-default', { isDefault: true });
  }
}

const isCenter = ({ cohortId, studentId, prospectId }: PolicySubject): boolean =>
  !(cohortId ?? studentId ?? prospectId);
