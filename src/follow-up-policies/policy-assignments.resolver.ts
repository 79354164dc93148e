import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import type { Result } from '../kernel/result.js';
import { Allow, SignedInActor } from '../identity/index.js';
import { payloadOf, Uuid } from '../platform/graphql/index.js';
import { parse } from '../platform/validation/index.js';
import { EffectivePolicies } from './effective-policies.service.js';
import {
  ClearPolicyForInput,
  EffectivePolicy,
  PolicyForPayload,
  SetPolicyForInput,
} from './policy-assignments.graphql.js';
import { EffectiveAsked } from './policy-assignments.input.js';
import { PolicyAssignments } from './policy-assignments.service.js';
import type { PolicySubject } from './policy-assignments.store.js';

@Resolver(() => EffectivePolicy)
export class PolicyAssignmentsResolver {
  constructor(
    private readonly assignments: PolicyAssignments,
    private readonly effective: EffectivePolicies,
  ) {}

  @Allow('policy.review')
  @Query(() => EffectivePolicy, {
    nullable: true,
    description:
      'The policy that new interviews of a prospect, a student or a cohort come under. Ask for exactly one; null when there is no such.',
  })
  async effectivePolicy(
    @SignedInActor() actor: Actor,
    @Args('prospectId', { type: () => Uuid, nullable: true }) prospectId: string | null,
    @Args('studentId', { type: () => Uuid, nullable: true }) studentId: string | null,
    @Args('cohortId', { type: () => Uuid, nullable: true }) cohortId: string | null,
  ) {
    const asked = parse(EffectiveAsked, { prospectId, studentId, cohortId });
    return asked.ok ? this.effective.of(actor.centerId, asked.value) : null;
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyForPayload, {
    description:
      'Sets a policy for the center, a cohort, a student or a prospect, in place of the one set there. Interviews that end from now on come under it.',
  })
  async setPolicyFor(@SignedInActor() actor: Actor, @Args('input') input: SetPolicyForInput) {
    return this.answer(actor, input, await this.assignments.set(actor, input));
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyForPayload, {
    description: 'Clears the policy of a cohort, a student or a prospect: the next wider one counts again.',
  })
  async clearPolicyFor(@SignedInActor() actor: Actor, @Args('input') input: ClearPolicyForInput) {
    return this.answer(actor, input, await this.assignments.clear(actor, input));
  }

  private async answer(
    { centerId }: Actor,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<{ readonly set: PolicySubject }>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const effectivePolicy = await this.effective.of(centerId, result.value.set);
    return payloadOf({ ok: true, value: { effectivePolicy } }, clientMutationId);
  }
}
