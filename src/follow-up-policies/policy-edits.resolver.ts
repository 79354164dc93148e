import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, SignedInActor } from '../identity/index.js';
import { payloadOf } from '../platform/graphql/index.js';
import { PolicyDrafts } from './policy-drafts.service.js';
import {
  AddPolicyInput,
  ChangePolicyDraftInput,
  DiscardPolicyDraftInput,
  DraftPolicyInput,
  FollowUpPolicyType,
  PolicyPayload,
  PublishPolicyInput,
  PublishPolicyPayload,
  RetirePolicyInput,
} from './policy-editing.graphql.js';
import { PolicyPublishing } from './policy-publishing.service.js';

@Resolver(() => FollowUpPolicyType)
export class PolicyEditsResolver {
  constructor(
    private readonly drafts: PolicyDrafts,
    private readonly publishing: PolicyPublishing,
  ) {}

  @Allow('policy.edit')
  @Mutation(() => PolicyPayload, {
    description: 'Adds a policy with a draft copied from a published version. `POLICY_EXISTS` when the name is taken.',
  })
  async addPolicy(@SignedInActor() actor: Actor, @Args('input') input: AddPolicyInput) {
    return payloadOf(await this.drafts.add(actor, input), input.clientMutationId);
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyPayload, { description: 'Begins the draft of a policy anew as a copy of a published version.' })
  async draftPolicy(@SignedInActor() actor: Actor, @Args('input') input: DraftPolicyInput) {
    return payloadOf(await this.drafts.begin(actor, input), input.clientMutationId);
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyPayload, {
    description: 'Replaces the draft of a policy as a whole; what keeps it from being published stands in `problems`.',
  })
  async changePolicyDraft(@SignedInActor() actor: Actor, @Args('input') input: ChangePolicyDraftInput) {
    return payloadOf(await this.drafts.change(actor, input), input.clientMutationId);
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyPayload, { description: 'Gives up the draft of a policy.' })
  async discardPolicyDraft(@SignedInActor() actor: Actor, @Args('input') input: DiscardPolicyDraftInput) {
    return payloadOf(await this.drafts.discard(actor, input), input.clientMutationId);
  }

  @Allow('policy.edit')
  @Mutation(() => PublishPolicyPayload, {
    description:
      'Makes the draft the newest version, which never changes. Refused with its problems while it has any. Interviews that end from now on come under it; prospects stay where they are unless they are moved.',
  })
  async publishPolicy(@SignedInActor() actor: Actor, @Args('input') input: PublishPolicyInput) {
    return payloadOf(await this.publishing.publish(actor, input), input.clientMutationId);
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyPayload, {
    description:
      'Takes a policy out of use: whatever it was set for comes under the next wider policy, and prospects pinned to it stay.',
  })
  async retirePolicy(@SignedInActor() actor: Actor, @Args('input') input: RetirePolicyInput) {
    return payloadOf(await this.publishing.retire(actor, input), input.clientMutationId);
  }
}
