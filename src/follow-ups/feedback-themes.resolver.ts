import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CohortsStore } from '../cohorts/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import { payloadOf, type RequestContext } from '../platform/graphql/index.js';
import {
  AddFeedbackThemeInput,
  ChangeFeedbackThemeInput,
  FeedbackThemeCountType,
  FeedbackThemePayload,
  FeedbackThemesArgs,
  FeedbackThemeType,
  RetireFeedbackThemeInput,
} from './feedback-themes.graphql.js';
import { FeedbackThemesService } from './feedback-themes.service.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';

@Resolver(() => FeedbackThemeType)
export class FeedbackThemesResolver {
  constructor(
    private readonly themes: FeedbackThemesService,
    private readonly store: FeedbackThemesStore,
    private readonly cohorts: CohortsStore,
  ) {}

  @Allow('feedback-theme.see')
  @Query(() => [FeedbackThemeCountType], {
    nullable: true,
    description:
      'What feedback of employers can be about, as the center lists it, at most 200; null when there is no such cohort.',
  })
  async feedbackThemes(
    @SignedInActor() actor: Actor,
    @CurrentRequest() request: RequestContext,
    @Args() { cohortId, withRetired }: FeedbackThemesArgs,
  ): Promise<FeedbackThemeCountType[] | null> {
    const { centerId } = actor;
    if (cohortId !== null && !(isStaff(actor) && (await this.hasCohort(request, cohortId)))) return null;
    if (isStaff(actor)) return this.store.counted(centerId, withRetired, cohortId);
    return (await this.store.list(centerId, withRetired)).map((theme) => ({ theme, followUps: null }));
  }

  @Allow('feedback-theme.edit')
  @Mutation(() => FeedbackThemePayload, {
    description: 'Adds a theme. `FEEDBACK_THEME_EXISTS` when one of that name is in use.',
  })
  async addFeedbackTheme(@SignedInActor() actor: Actor, @Args('input') input: AddFeedbackThemeInput) {
    return payloadOf(await this.themes.add(actor, input), input.clientMutationId);
  }

  @Allow('feedback-theme.edit')
  @Mutation(() => FeedbackThemePayload, {
    description:
      'Renames or moves a theme; the feedback that has it follows. `FEEDBACK_THEME_RETIRED` when it was retired.',
  })
  async changeFeedbackTheme(@SignedInActor() actor: Actor, @Args('input') input: ChangeFeedbackThemeInput) {
    return payloadOf(await this.themes.change(actor, input), input.clientMutationId);
  }

  @Allow('feedback-theme.edit')
  @Mutation(() => FeedbackThemePayload, {
    description: 'Retires a theme: no further feedback gets it, and its name is free again.',
  })
  async retireFeedbackTheme(@SignedInActor() actor: Actor, @Args('input') input: RetireFeedbackThemeInput) {
    return payloadOf(await this.themes.retire(actor, input), input.clientMutationId);
  }

  private async hasCohort(request: RequestContext, id: string): Promise<boolean> {
    const cohort = await request.load('cohort', id, (ids) => this.cohorts.byIds(request.signedIn.centerId, ids));
    return Boolean(cohort);
  }
}
