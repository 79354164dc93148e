import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Analytics, AnalyticsOutcomeKnownBy } from './descriptive.graphql.js';
import type { LookedAt } from './descriptive.resolver.js';
import { DescriptiveAnalytics } from './descriptive.service.js';
import { knownApart } from './domain/descriptive/known-warning.js';
import { EXPOSURES } from './domain/episodes/candidacies.js';
import { AnalyticsRate, rateShown } from './figures.graphql.js';
import { RatesStore } from './rates.store.js';
import { rowsOf } from './students-in-groups.store.js';

@Resolver(() => Analytics)
export class KnownOutcomesResolver {
  constructor(
    private readonly analytics: DescriptiveAnalytics,
    private readonly store: RatesStore,
  ) {}

  @ResolveField(() => AnalyticsRate, {
    description: 'Outcomes known 60 days after the first interview, of the prospects for which that day has come.',
  })
  async outcomeKnown(@Parent() { look }: LookedAt): Promise<AnalyticsRate> {
    return rateShown(this.analytics.rate(look, rowsOf(await this.store.outcomeKnown(look.asOf), 'ALL')));
  }

  @ResolveField(() => [AnalyticsOutcomeKnownBy], {
    description:
      'Of the prospects of which nothing was known yet at the end of day 14, the same with and without each follow-up; for the whole center only, empty for a part of it.',
  })
  async outcomeKnownBy(@Parent() { look }: LookedAt): Promise<AnalyticsOutcomeKnownBy[]> {
    if (look.scope.level !== 'CENTER') return [];
    const counts = await this.store.outcomeKnown(look.asOf);
    const [all, part, rest] = ['ALL', 'LATE', 'EARLY'].map((key) => rowsOf(counts, key));
    return EXPOSURES.map((followUp) => {
      const sides = [rowsOf(counts, `${followUp} WITH`), rowsOf(counts, `${followUp} WITHOUT`)];
      const [having, lacking] = this.analytics.sides(look, { all: all!, part: part!, rest: rest! }, sides);
      return {
        followUp,
        with: rateShown(having!),
        without: rateShown(lacking!),
        warning: knownApart(having!, lacking!),
      };
    });
  }
}
