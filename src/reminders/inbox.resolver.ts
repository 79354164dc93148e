import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { sentenceOf } from '../follow-up-policies/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, pageOf, payloadOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { ProspectsStore, ProspectType } from '../prospects/index.js';
import { InboxArgs, InboxConnection, InboxEntryType, MarkReadInput, MarkReadPayload } from './inbox.graphql.js';
import { InboxService } from './inbox.service.js';
import { type InboxEntry, RemindersStore } from './reminders.store.js';

@Resolver(() => InboxEntryType)
export class InboxResolver {
  constructor(
    private readonly store: RemindersStore,
    private readonly service: InboxService,
    private readonly prospects: ProspectsStore,
  ) {}

  @Allow('inbox.read')
  @Query(() => InboxConnection, { description: 'What the signed-in person was reminded of, newest first.' })
  async inbox(@SignedInActor() actor: Actor, @Args() { first, after, onlyUnread }: InboxArgs) {
    const keys = keysOf(after, 'id');
    const rows = await this.store.inbox(actor.centerId, {
      personId: actor.userId,
      onlyUnread,
      beforeId: keys && keys[0],
      limit: rowsToRead(first),
    });
    return toConnection(pageOf(rows, first, ({ id }) => [id]));
  }

  @Allow('inbox.read')
  @Query(() => Int, {
    description: 'How many entries of the inbox the signed-in person has not read; beyond 1000 nobody counts.',
  })
  unreadReminders(@SignedInActor() actor: Actor): Promise<number> {
    return this.store.unread(actor.centerId, actor.userId);
  }

  @ResolveField(() => String, { description: 'What was owed and why on that day, in one English sentence.' })
  sentence(@Parent() { stepKind, stepChannel, stepDueOn, stepWhy }: InboxEntry): string {
    return sentenceOf({ kind: stepKind, channel: stepChannel, dueOn: stepDueOn, why: stepWhy });
  }

  @ResolveField(() => ProspectType, { description: 'The candidacy.' })
  prospect(@Parent() { prospectId }: InboxEntry, @CurrentRequest() request: RequestContext) {
    return request.load('prospect', prospectId, (ids) => this.prospects.byIds(request.signedIn.centerId, ids));
  }

  @Allow('inbox.read')
  @Mutation(() => MarkReadPayload, { description: 'Marks entries as read, all of them or none.' })
  async markRead(@SignedInActor() actor: Actor, @Args('input') input: MarkReadInput) {
    return payloadOf(await this.service.markRead(actor, input), input.clientMutationId);
  }
}
