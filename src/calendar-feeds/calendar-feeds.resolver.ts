import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import {
  CalendarFeedType,
  IssueCalendarFeedInput,
  IssueCalendarFeedPayload,
  RevokeCalendarFeedInput,
  RevokeCalendarFeedPayload,
} from './calendar-feeds.graphql.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';

@Resolver()
export class CalendarFeedsResolver {
  constructor(private readonly feeds: CalendarFeedsService) {}

  @Allow('calendar-feed.have')
  @Query(() => CalendarFeedType, { nullable: true, description: 'Your own calendar feed; null: you have none.' })
  myCalendarFeed(@SignedInActor() actor: Actor) {
    return this.feeds.ofMine(actor);
  }

  @Allow('calendar-feed.have')
  @Mutation(() => IssueCalendarFeedPayload, {
    description: 'Makes an address for your calendar program. An address you had before stops working.',
  })
  async issueCalendarFeed(@SignedInActor() actor: Actor, @Args('input') input: IssueCalendarFeedInput) {
    return payloadOf(await this.feeds.issue(actor, input), input.clientMutationId);
  }

  @Allow('calendar-feed.have')
  @Mutation(() => RevokeCalendarFeedPayload, {
    description: 'Takes the address of your calendar away. `CALENDAR_FEED_NOT_FOUND` when you have none.',
  })
  async revokeCalendarFeed(@SignedInActor() actor: Actor, @Args('input') input: RevokeCalendarFeedInput) {
    return payloadOf(await this.feeds.revoke(actor, input), input.clientMutationId);
  }
}
