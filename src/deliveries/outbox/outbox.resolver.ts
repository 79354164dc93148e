import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import { keysOf, PageArgs, pageOf, rowsToRead, toConnection } from '../../platform/graphql/index.js';
import { OutboxMessageConnection, OutboxMessageType } from './outbox.graphql.js';
import { OutboxStore } from './outbox.store.js';

@Resolver(() => OutboxMessageType)
export class OutboxResolver {
  constructor(private readonly store: OutboxStore) {}

  @Allow('outbox.see')
  @Query(() => OutboxMessageConnection, {
    description: 'Mail that was laid out instead of sent, newest first; empty where mail is sent.',
  })
  async outbox(@SignedInActor() actor: Actor, @Args() { first, after }: PageArgs) {
    const place = keysOf(after, 'instant', 'id');
    const rows = await this.store.newest(
      actor.centerId,
      place && { at: new Date(place[0]), id: place[1] },
      rowsToRead(first),
    );
    return toConnection(pageOf(rows, first, ({ writtenAt, deliveryId }) => [writtenAt.toISOString(), deliveryId]));
  }
}
