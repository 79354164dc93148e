import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, type KnownPerson, PeopleStore, Person, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import { keysOf, pageOf, payloadOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { ProspectsStore, ProspectType } from '../prospects/index.js';
import type { Escalation } from './escalation.entity.js';
import {
  AcknowledgeEscalationInput,
  AcknowledgeEscalationPayload,
  EscalationConnection,
  EscalationsArgs,
  EscalationType,
} from './escalations.graphql.js';
import { EscalationsService } from './escalations.service.js';
import { EscalationsStore } from './escalations.store.js';

@Resolver(() => EscalationType)
export class EscalationsResolver {
  constructor(
    private readonly store: EscalationsStore,
    private readonly service: EscalationsService,
    private readonly prospects: ProspectsStore,
    private readonly people: PeopleStore,
    private readonly clock: Clock,
  ) {}

  @Allow('escalation.see')
  @Query(() => EscalationConnection, {
    description:
      'Steps that somebody else is to see to, while they are owed and their students are not archived; those overdue longest first.',
  })
  async escalations(
    @SignedInActor() actor: Actor,
    @Args() { first, after, scope, onlyUnacknowledged }: EscalationsArgs,
  ) {
    const keys = keysOf(after, 'instant', 'id');
    const rows = await this.store.worstFirst(actor.centerId, {
      of: scope === 'MINE' ? actor.userId : null,
      onlyUnacknowledged,
      now: new Date(this.clock.now()),
      after: keys && { stepDueAt: keys[0], id: keys[1] },
      limit: rowsToRead(first),
    });
    return toConnection(pageOf(rows, first, ({ stepDueAt, id }) => [stepDueAt.toISOString(), id]));
  }

  @ResolveField(() => ProspectType, { description: 'The candidacy, with the student and the step that is owed.' })
  prospect(@Parent() { prospectId }: Escalation, @CurrentRequest() request: RequestContext) {
    return request.load('prospect', prospectId, (ids) => this.prospects.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'To whom it went when it was raised; null: there was nobody.',
  })
  assigned(@Parent() { assignedId }: Escalation, @CurrentRequest() request: RequestContext) {
    return this.personOf(request, assignedId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who said that they look after it; null: nobody yet.' })
  acknowledgedBy(@Parent() { acknowledgedBy }: Escalation, @CurrentRequest() request: RequestContext) {
    return this.personOf(request, acknowledgedBy);
  }

  @Allow('escalation.acknowledge')
  @Mutation(() => AcknowledgeEscalationPayload, {
    description: 'Says that one looks after it: the lead hears of it two business days later at the earliest.',
  })
  async acknowledgeEscalation(@SignedInActor() actor: Actor, @Args('input') input: AcknowledgeEscalationInput) {
    return payloadOf(await this.service.acknowledge(actor, input), input.clientMutationId);
  }

  private personOf(request: RequestContext, id: string | null): Promise<KnownPerson | null> | null {
    return id === null ? null : request.load('person', id, (ids) => this.people.byIds(request.signedIn.centerId, ids));
  }
}
