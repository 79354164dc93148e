import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Analytics, AnalyticsScopeInput } from './descriptive.graphql.js';
import { DescriptiveAnalytics, type Look } from './descriptive.service.js';
import type { AnalyticsScope } from './domain/suppression-hierarchy.js';
import { inWords } from './figures.graphql.js';

/** What the fields of `Analytics` are read from. */
export type LookedAt = Analytics & { readonly look: Look };

@Resolver(() => Analytics)
export class DescriptiveResolver {
  constructor(private readonly descriptive: DescriptiveAnalytics) {}

  @Allow('analytics.see')
  @Query(() => Analytics, {
    description:
      'Figures on follow-ups, waiting and outcomes. They describe; none of them says that one thing brought about another.',
  })
  async analytics(
    @SignedInActor() actor: Actor,
    @Args('scope', {
      type: () => AnalyticsScopeInput,
      nullable: true,
      description: 'Whose figures; null: those of the whole center.',
    })
    scope: AnalyticsScopeInput | null | undefined,
  ): Promise<LookedAt> {
    const look = await this.descriptive.look(actor.centerId, scopeOf(scope));
    const { students, notEnough } = this.descriptive.students(look);
    return {
      look,
      asOf: look.asOf.day,
      smallestGroup: look.smallestGroup,
      students,
      notEnoughData: inWords(notEnough),
    };
  }
}

const scopeOf = (asked: AnalyticsScopeInput | null | undefined): AnalyticsScope => {
  if (!asked) return { level: 'CENTER' };
  const { cohortId, counselorId } = asked;
  return counselorId ? { level: 'CASELOAD', cohortId, counselorId } : { level: 'COHORT', cohortId };
};
