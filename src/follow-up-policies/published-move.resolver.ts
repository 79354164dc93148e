import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import { PublishPolicyPayload } from './policy-editing.graphql.js';
import { PolicyMoveType } from './policy-moves.graphql.js';
import { PolicyMovesStore } from './policy-moves.store.js';

/** The job that a publication started. */
@Resolver(() => PublishPolicyPayload)
export class PublishedMoveResolver {
  constructor(private readonly store: PolicyMovesStore) {}

  @ResolveField(() => PolicyMoveType, {
    nullable: true,
    description: 'The job that moves open prospects to the new version; null: none was asked for.',
  })
  async policyMove(@Parent() { moveId }: { moveId?: string | null }, @CurrentRequest() request: RequestContext) {
    return moveId
      ? request.load('policy-move', moveId, (ids) => this.store.byIds(request.signedIn.centerId, ids))
      : null;
  }
}
