import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import { ReportBounceInput, ReportBouncePayload } from './bounces.graphql.js';
import { Bounces } from './bounces.service.js';

@Resolver()
export class BouncesResolver {
  constructor(private readonly bounces: Bounces) {}

  @Allow('bounce.report')
  @Mutation(() => ReportBouncePayload, {
    description:
      'Reports a mail that came back, so that a mailbox which does not exist is not written to again (see `Person.emailRefusedAt`). For a program that reads the returned mail, with an API token. `DELIVERY_NOT_FOUND` when the mail is none of this center.',
  })
  async reportBounce(@SignedInActor() actor: Actor, @Args('input') input: ReportBounceInput) {
    return payloadOf(await this.bounces.report(actor, input), input.clientMutationId);
  }
}
