import { Args, Query, Resolver } from '@nestjs/graphql';
import { PreviewPolicyMoveInput } from '../follow-up-policies/index.js';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { PolicyMovePreview } from './policy-move-preview.graphql.js';
import { PolicyMovePreviews } from './policy-move-preview.service.js';

const NOTHING = { prospects: 0, examined: 0, otherKind: 0, otherDay: 0, examples: [] };

@Resolver(() => PolicyMovePreview)
export class PolicyMovePreviewResolver {
  constructor(private readonly previews: PolicyMovePreviews) {}

  @Allow('policy.edit')
  @Query(() => PolicyMovePreview, {
    description:
      'What a move of open prospects to another policy version would do, without doing it; of more than 500 prospects it plans the first 500 by id.',
  })
  async previewPolicyMove(@SignedInActor() actor: Actor, @Args('input') input: PreviewPolicyMoveInput) {
    const preview = await this.previews.of(actor, input);
    return preview.ok ? { ...preview.value, userErrors: [] } : { ...NOTHING, userErrors: preview.failures };
  }
}
