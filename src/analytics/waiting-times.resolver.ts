import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Analytics, AnalyticsTimeInStage, OPEN_IN_WORDS, WAITING_STAGES } from './descriptive.graphql.js';
import type { LookedAt } from './descriptive.resolver.js';
import { DescriptiveAnalytics } from './descriptive.service.js';
import { AnalyticsWaitingTime, waitingTimeShown } from './figures.graphql.js';
import { WaitsStore } from './waits.store.js';

@Resolver(() => Analytics)
export class WaitingTimesResolver {
  constructor(
    private readonly analytics: DescriptiveAnalytics,
    private readonly store: WaitsStore,
  ) {}

  @ResolveField(() => AnalyticsWaitingTime, {
    description:
      'Days from the end of the first interview until an offer, a rejection or a withdrawal, watched for 180 days at most. A prospect closed because nobody answered counts as undecided until then. An undecided one counts from the first whole day of 24 hours on, so `n` can be less than the funnel’s `reached`.',
  })
  async timeToDecision(@Parent() { look }: LookedAt): Promise<AnalyticsWaitingTime> {
    return waitingTimeShown(this.analytics.waitingTime(look, await this.store.untilDecision(look.asOf)));
  }

  @ResolveField(() => [AnalyticsTimeInStage], { description: 'Days in each stage.' })
  async timeInStage(@Parent() { look }: LookedAt): Promise<AnalyticsTimeInStage[]> {
    const waits = await this.store.inStages(look.asOf);
    return WAITING_STAGES.map((stage) => ({
      stage,
      time: waitingTimeShown(this.analytics.waitingTime(look, waits, stage)),
    }));
  }

  @ResolveField(() => AnalyticsWaitingTime, {
    description: `Days for which nothing has happened on open prospects; less than a day counts as one. ${OPEN_IN_WORDS}`,
  })
  async quietDays(@Parent() { look }: LookedAt): Promise<AnalyticsWaitingTime> {
    return waitingTimeShown(this.analytics.waitingTime(look, await this.store.quiet(look.asOf)));
  }
}
