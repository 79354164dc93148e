import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuditEntry, AuditStore } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { Allow } from './allow.js';
import { ApiTokenType } from './api-tokens.graphql.js';
import { ApiTokensStore } from './api-tokens.store.js';
import { AuditEntryConnection, AuditEntryType, AuditTrailArgs } from './audit-trail.graphql.js';
import { Person } from './people.graphql.js';
import { PeopleStore } from './people.store.js';
import { CurrentRequest, SignedInActor } from './signed-in-actor.js';

/** Stands here and not in `audit`, which everybody writes to and which so stands above those who know people and permissions. */
@Resolver(() => AuditEntryType)
export class AuditTrailResolver {
  constructor(
    private readonly audit: AuditStore,
    private readonly people: PeopleStore,
    private readonly apiTokens: ApiTokensStore,
  ) {}

  @Allow('audit.read')
  @Query(() => AuditEntryConnection, { description: 'Who did what, newest first.' })
  async auditTrail(@SignedInActor() actor: Actor, @Args() { first, after, ...filter }: AuditTrailArgs) {
    const place = keysOf(after, 'instant', 'id');
    const rows = await this.audit.trail(
      actor.centerId,
      filter,
      place && { at: new Date(place[0]), id: place[1] },
      rowsToRead(first),
    );
    return toConnection(pageOf(rows, first, (entry) => [entry.at.toISOString(), entry.id]));
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who did it; null: the service itself.' })
  actor(@CurrentRequest() request: RequestContext, @Parent() { actorId }: AuditEntry): Promise<Person | null> | null {
    return actorId === null
      ? null
      : request.load('person', actorId, (ids) => this.people.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => ApiTokenType, {
    nullable: true,
    description: 'The API token with which a program did it in the name of the actor; null: no program did.',
  })
  apiToken(@CurrentRequest() request: RequestContext, @Parent() { apiTokenId }: AuditEntry) {
    return apiTokenId === null
      ? null
      : request.load('apiToken', apiTokenId, (ids) => this.apiTokens.byIds(request.signedIn.centerId, ids));
  }
}
