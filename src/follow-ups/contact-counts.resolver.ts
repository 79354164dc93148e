import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectType } from '../prospects/index.js';
import { ContactCountsType } from './contact-counts.graphql.js';
import { ContactCountsStore, NO_CONTACTS } from './contact-counts.store.js';

@Resolver(() => ProspectType)
export class ProspectContactsResolver {
  constructor(private readonly store: ContactCountsStore) {}

  @ResolveField(() => ContactCountsType, { description: 'How often the employer was tried and reached about it.' })
  async contactCounts(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    const load = (ids: readonly string[]) => this.store.ofProspects(centerId, ids);
    return (await request.load('contact counts of prospect', prospect.id, load)) ?? NO_CONTACTS;
  }
}
