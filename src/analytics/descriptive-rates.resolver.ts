import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Analytics,
  AnalyticsAdherence,
  AnalyticsFeedbackTheme,
  AnalyticsFunnelRound,
  OPEN_IN_WORDS,
} from './descriptive.graphql.js';
import type { LookedAt } from './descriptive.resolver.js';
import { DescriptiveAnalytics } from './descriptive.service.js';
import { type Exposure, EXPOSURES } from './domain/episodes/candidacies.js';
import { AnalyticsRate, rateShown } from './figures.graphql.js';
import { LAST_ROUND, RatesStore } from './rates.store.js';
import { rowsOf } from './students-in-groups.store.js';

/** Under which kind of step a follow-up is owed. */
const OWED_AS: Record<Exposure, string> = {
  THANK_YOU: 'THANK_YOU',
  STATUS_CHECK: 'STATUS_CHECK',
  FEEDBACK_REQUEST: 'REQUEST_FEEDBACK',
};

@Resolver(() => Analytics)
export class DescriptiveRatesResolver {
  constructor(
    private readonly analytics: DescriptiveAnalytics,
    private readonly store: RatesStore,
  ) {}

  @ResolveField(() => [AnalyticsFunnelRound], { description: 'By round of interviews, as far as any prospect went.' })
  async funnel(@Parent() { look }: LookedAt): Promise<AnalyticsFunnelRound[]> {
    const counts = await this.store.funnel(look.asOf);
    const rounds = Array.from({ length: LAST_ROUND }, (_, place) => place + 1);
    return rounds
      .filter((round) => rowsOf(counts, `${round}`).length > 0)
      .map((round) => {
        const ofRound = rowsOf(counts, `${round}`);
        const offered = this.analytics.rate(look, ofRound);
        const rejected = this.analytics.rate(look, ofRound, ([, some = 0]) => some);
        return { round, reached: offered.n, offered: rateShown(offered), rejected: rateShown(rejected) };
      });
  }

  @ResolveField(() => [AnalyticsAdherence], { description: 'Whether what was owed was done, and by its time.' })
  async adherence(@Parent() { look }: LookedAt): Promise<AnalyticsAdherence[]> {
    const counts = await this.store.adherence(look.asOf);
    return EXPOSURES.map((followUp) => {
      const ofKind = rowsOf(counts, OWED_AS[followUp]);
      const done = this.analytics.rate(look, ofKind, ([onTime = 0, late = 0]) => onTime + late);
      return { followUp, done: rateShown(done), onTime: rateShown(this.analytics.rate(look, ofKind)) };
    });
  }

  @ResolveField(() => AnalyticsRate, {
    description: `Open prospects whose next step has been overdue for five business days or more. ${OPEN_IN_WORDS}`,
  })
  async neglected(@Parent() { look }: LookedAt): Promise<AnalyticsRate> {
    return rateShown(this.analytics.rate(look, await this.store.neglect(look.asOf, look.neglectedSince)));
  }

  @ResolveField(() => AnalyticsRate, {
    description: `Open prospects on which nothing has happened for 14 days. ${OPEN_IN_WORDS}`,
  })
  async quiet(@Parent() { look }: LookedAt): Promise<AnalyticsRate> {
    return rateShown(this.analytics.rate(look, await this.store.quiet(look.asOf)));
  }

  @ResolveField(() => [AnalyticsFeedbackTheme], {
    description: 'What feedback of employers is about, retired themes too.',
  })
  async feedbackThemes(@Parent() { look }: LookedAt): Promise<AnalyticsFeedbackTheme[]> {
    const counts = await this.store.feedbackThemes(look.asOf);
    const themes = await this.store.themes(look.asOf);
    return themes.map(({ id, name }) => {
      const mentioned = this.analytics.rate(look, rowsOf(counts, id));
      return { themeId: id, name, mentioned: rateShown(mentioned) };
    });
  }
}
