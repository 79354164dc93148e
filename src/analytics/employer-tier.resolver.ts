import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { EmployerType } from '../employers/index.js';
import { CurrentRequest } from '../identity/index.js';
import { isStaff } from '../kernel/actor.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { TraitsStore } from './traits.store.js';

@Resolver(() => EmployerType)
export class EmployerTierResolver {
  constructor(private readonly store: TraitsStore) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How selective, 1 to 3 as the center tells them apart; null: not known, or you are a student.',
  })
  async tier(@Parent() employer: EmployerType, @CurrentRequest() request: RequestContext): Promise<number | null> {
    if (!isStaff(request.signedIn)) return null;
    return request.load('tier', employer.id, (ids) => this.store.of(request.signedIn.centerId, 'TIER', ids));
  }
}
