import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectType } from '../prospects/index.js';
import { ContactRestrictionType } from './restrictions.graphql.js';
import { RestrictionsStore } from './restrictions.store.js';

@Resolver(() => ProspectType)
export class ProspectRestrictionsResolver {
  constructor(private readonly store: RestrictionsStore) {}

  @ResolveField(() => [ContactRestrictionType], {
    description:
      'How nobody is to be contacted about it, of its own or of its employer (its agency when there is one), without what was lifted.',
  })
  async restrictions(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    const party = prospect.agencyId ?? prospect.employerId;
    const [own, theirs] = await Promise.all([
      request.load('restrictions of prospect', prospect.id, (ids) =>
        this.store.standingOf(centerId, 'prospect_id', ids),
      ),
      request.load('restrictions of employer', party, (ids) => this.store.standingOf(centerId, 'employer_id', ids)),
    ]);
    return [...(own ?? []), ...(theirs ?? [])];
  }
}
