import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Analytics } from './descriptive.graphql.js';
import type { LookedAt } from './descriptive.resolver.js';
import { OwedStepsStore } from './owed-steps.store.js';

@Resolver(() => Analytics)
export class OwedStepsResolver {
  constructor(private readonly store: OwedStepsStore) {}

  @ResolveField(() => Int, {
    description:
      'Prospects of the center whose latest change is not yet in `adherence`; they are read every minute, so after an import it takes a while until this is 0.',
  })
  adherenceBehind(@Parent() { look }: LookedAt): Promise<number> {
    return this.store.behind(look.asOf.centerId);
  }
}
