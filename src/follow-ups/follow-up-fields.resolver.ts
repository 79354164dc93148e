import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { ContactClassEnum } from './contact-counts.graphql.js';
import { type ContactClass, contactClassOf } from './domain/contact-class.js';
import { FeedbackThemeType } from './feedback-themes.graphql.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpType } from './follow-ups.inputs.graphql.js';

@Resolver(() => FollowUpType)
export class FollowUpFieldsResolver {
  constructor(private readonly themes: FeedbackThemesStore) {}

  @ResolveField(() => ContactClassEnum, { description: 'What it counts as.' })
  contactClass(@Parent() followUp: FollowUp): ContactClass {
    return contactClassOf(followUp);
  }

  @ResolveField(() => [FeedbackThemeType], { description: 'What the feedback is about, as the center lists themes.' })
  async feedbackThemes(@Parent() followUp: FollowUp, @CurrentRequest() request: RequestContext) {
    const load = (ids: readonly string[]) => this.themes.ofFollowUps(request.signedIn.centerId, ids);
    return (await request.load('feedback themes of follow-up', followUp.id, load)) ?? [];
  }
}
