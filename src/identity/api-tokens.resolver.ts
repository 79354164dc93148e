import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { Allow } from './allow.js';
import {
  ApiTokenConnection,
  ApiTokenType,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from './api-tokens.graphql.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ApiTokensStore, type KnownApiToken } from './api-tokens.store.js';
import { Person } from './people.graphql.js';
import { PeopleStore } from './people.store.js';
import { CurrentRequest, SignedInActor } from './signed-in-actor.js';

@Resolver(() => ApiTokenType)
export class ApiTokensResolver {
  constructor(
    private readonly tokens: ApiTokensService,
    private readonly store: ApiTokensStore,
    private readonly people: PeopleStore,
  ) {}

  @Allow('api-token.manage')
  @Query(() => ApiTokenType, { nullable: true, description: 'One API token; null when there is none with this id.' })
  apiToken(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('apiToken', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('api-token.manage')
  @Query(() => ApiTokenConnection, {
    description: 'The API tokens of the center, the newest first; those that no longer work too.',
  })
  async apiTokens(@SignedInActor() actor: Actor, @Args() { first, after }: PageArgs) {
    const place = keysOf(after, 'id');
    const rows = await this.store.page(actor.centerId, place && place[0], rowsToRead(first));
    return toConnection(pageOf(rows, first, (token) => [token.id]));
  }

  @ResolveField(() => Person, { description: 'Who made it, and in whose name it acts.' })
  createdBy(@CurrentRequest() request: RequestContext, @Parent() { createdBy }: KnownApiToken) {
    return request.load('person', createdBy, (ids) => this.people.byIds(request.signedIn.centerId, ids));
  }

  @Allow('api-token.manage')
  @Mutation(() => CreateApiTokenPayload, {
    description:
      'Makes an API token and shows its secret, once. `TOO_MANY_API_TOKENS` when the center has 100 that work.',
  })
  async createApiToken(@SignedInActor() actor: Actor, @Args('input') input: CreateApiTokenInput) {
    return payloadOf(await this.tokens.create(actor, input), input.clientMutationId);
  }

  @Allow('api-token.manage')
  @Mutation(() => RevokeApiTokenPayload, {
    description: 'Ends an API token at once, everywhere; one that was revoked before stays as it is.',
  })
  async revokeApiToken(@SignedInActor() actor: Actor, @Args('input') input: RevokeApiTokenInput) {
    return payloadOf(await this.tokens.revoke(actor, input), input.clientMutationId);
  }
}
