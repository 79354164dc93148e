import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, reaches, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, Uuid } from '../platform/graphql/index.js';
import { type Prospect, ProspectsStore, ProspectType } from '../prospects/index.js';
import { WithdrawOthersInput, WithdrawOthersPayload } from './withdrawals.graphql.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { WithdrawalsStore } from './withdrawals.store.js';

@Resolver(() => ProspectType)
export class WithdrawalsResolver {
  constructor(
    private readonly withdrawals: WithdrawalsService,
    private readonly store: WithdrawalsStore,
    private readonly prospects: ProspectsStore,
  ) {}

  @Allow('prospect.see')
  @Query(() => [ProspectType], {
    description:
      'The open prospects, at most 200, from which a student who accepted an offer should withdraw; empty before, and when there is no such student.',
  })
  async withdrawable(
    @SignedInActor() actor: Actor,
    @Args('studentId', { type: () => Uuid }) studentId: string,
  ): Promise<Prospect[]> {
    if (!reaches(actor, studentId)) return [];
    const ids = await this.store.withdrawable(actor.centerId, studentId);
    const found = await this.prospects.byIds(actor.centerId, ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  @Allow('prospect.close')
  @Mutation(() => WithdrawOthersPayload, {
    description:
      'Withdraws a student who accepted an offer from the other prospects, all or none; each then owes its courtesy note.',
  })
  async withdrawOthers(@SignedInActor() actor: Actor, @Args('input') input: WithdrawOthersInput) {
    return payloadOf(await this.withdrawals.withdrawOthers(actor, input), input.clientMutationId);
  }
}
