import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import type { Result } from '../kernel/result.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { PolicyVersionType } from './policies.graphql.js';
import { PoliciesStore } from './policies.store.js';
import type { PolicyMove } from './policy-move.entity.js';
import {
  CancelPolicyMoveInput,
  MovePolicyInput,
  PolicyMoveConnection,
  PolicyMovePayload,
  PolicyMoveType,
} from './policy-moves.graphql.js';
import { PolicyMoves } from './policy-moves.service.js';
import { PolicyMovesStore } from './policy-moves.store.js';

@Resolver(() => PolicyMoveType)
export class PolicyMovesResolver {
  constructor(
    private readonly moves: PolicyMoves,
    private readonly store: PolicyMovesStore,
    private readonly policies: PoliciesStore,
  ) {}

  @Allow('policy.review')
  @Query(() => PolicyMoveType, { nullable: true, description: 'One move; null when there is none with this id.' })
  policyMove(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('policy-move', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('policy.review')
  @Query(() => PolicyMoveConnection, { description: 'Moves of open prospects to other versions, the newest first.' })
  async policyMoves(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'id');
    const limit = rowsToRead(page.first);
    const rows = await this.store.newestFirst(actor.centerId, { afterId: after && after[0], limit });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @ResolveField(() => PolicyVersionType, { description: 'The version they come under.' })
  toVersion(@Parent() { toVersionId }: PolicyMove, @CurrentRequest() request: RequestContext) {
    return request.load('policy-version', toVersionId, (ids) =>
      this.policies.versionsByIds(request.signedIn.centerId, ids),
    );
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyMovePayload, {
    description:
      'Moves open prospects to another policy version and replans them, as a job; ask for `policyMove` to see how far it is. One at a time in a center: `POLICY_MOVE_UNDER_WAY`.',
  })
  async movePolicy(@CurrentRequest() request: RequestContext, @Args('input') input: MovePolicyInput) {
    return this.answer(request, input, await this.moves.start(request.signedIn, input));
  }

  @Allow('policy.edit')
  @Mutation(() => PolicyMovePayload, { description: 'Stops a move within a batch; who was moved by then stays moved.' })
  async cancelPolicyMove(@CurrentRequest() request: RequestContext, @Args('input') input: CancelPolicyMoveInput) {
    return this.answer(request, input, await this.moves.cancel(request.signedIn, input));
  }

  private async answer(
    { signedIn }: RequestContext,
    { clientMutationId }: { clientMutationId?: string | null },
    result: Result<{ readonly moveId: string }>,
  ) {
    if (!result.ok) return payloadOf(result, clientMutationId);
    const found = await this.store.byIds(signedIn.centerId, [result.value.moveId]);
    return payloadOf({ ok: true, value: { policyMove: found.get(result.value.moveId) ?? null } }, clientMutationId);
  }
}
