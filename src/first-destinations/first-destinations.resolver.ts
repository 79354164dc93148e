import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, payloadOf, rowsToRead, toConnection } from '../platform/graphql/index.js';
import {
  FirstDestinationConnection,
  FirstDestinationPayload,
  FirstDestinationType,
} from './first-destinations.graphql.js';
import {
  ConfirmFirstDestinationInput,
  CorrectFirstDestinationInput,
  RecordFirstDestinationInput,
  RetractFirstDestinationInput,
} from './first-destinations.inputs.graphql.js';
import { FirstDestinationsService } from './first-destinations.service.js';
import { FirstDestinationsStore } from './first-destinations.store.js';
import { OfClassArgs } from './graduations.graphql.js';

@Resolver(() => FirstDestinationType)
export class FirstDestinationsResolver {
  constructor(
    private readonly service: FirstDestinationsService,
    private readonly store: FirstDestinationsStore,
  ) {}

  @Allow('destination.see')
  @Query(() => FirstDestinationConnection, {
    description: 'First destinations in the order in which they were recorded, retracted ones too.',
  })
  async firstDestinations(
    @SignedInActor() actor: Actor,
    @Args() { graduatingClass, studentId }: OfClassArgs,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'id');
    const rows = await this.store.page(actor.centerId, {
      graduatingClass: graduatingClass ?? null,
      studentId: studentId ?? null,
      afterId: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @Allow('destination.record')
  @Mutation(() => FirstDestinationPayload, { description: 'Records what somebody said a graduate does.' })
  async recordFirstDestination(@SignedInActor() actor: Actor, @Args('input') input: RecordFirstDestinationInput) {
    return payloadOf(await this.service.record(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => FirstDestinationPayload, {
    description:
      'Confirms that an accepted offer is the first destination; employer, pay and days are those of the offer.',
  })
  async confirmFirstDestination(@SignedInActor() actor: Actor, @Args('input') input: ConfirmFirstDestinationInput) {
    return payloadOf(await this.service.confirm(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => FirstDestinationPayload, { description: 'Corrects a first destination.' })
  async correctFirstDestination(@SignedInActor() actor: Actor, @Args('input') input: CorrectFirstDestinationInput) {
    return payloadOf(await this.service.correct(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => FirstDestinationPayload, {
    description: 'Retracts a first destination that is wrong: it counts in no further report and stays in the record.',
  })
  async retractFirstDestination(@SignedInActor() actor: Actor, @Args('input') input: RetractFirstDestinationInput) {
    return payloadOf(await this.service.retract(actor, input), input.clientMutationId);
  }
}
