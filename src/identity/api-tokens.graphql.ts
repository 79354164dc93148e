import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { SCOPE_NAMES, SCOPES, type Scope } from './api-token-scopes.js';

export const ScopeEnum = enumOf(SCOPE_NAMES);
registerEnumType(ScopeEnum, {
  name: 'ApiTokenScope',
  description: 'What an API token may be made for. What stands in no scope can be done by people only.',
  valuesMap: Object.fromEntries(
    SCOPE_NAMES.map((scope) => [scope, { description: `Permissions: ${SCOPES[scope].join(', ')}.` }]),
  ),
});

@ObjectType('ApiToken', {
  description:
    'Lets a program in. It acts in the name of the admin who made it, within its scopes, and no longer than that person is an admin.',
})
export class ApiTokenType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'What it is for, as whoever made it calls it.' })
  name: string;

  @Field(() => [ScopeEnum], {
    description:
      'What may be asked for with it. A query that is allowed may also show what hangs on its answer, such as the student of a prospect.',
  })
  scopes: Scope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'From then on it is refused.' })
  expiresAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to within five minutes; null: never.',
  })
  lastUsedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is refused; null: it was not revoked.' })
  revokedAt: Date | null;
}

export const ApiTokenConnection = connectionOf(ApiTokenType, 'ApiToken');

@InputType({ description: 'A new API token.' })
export class CreateApiTokenInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field({ description: 'What it is for, 1 to 100 characters.' })
  name: string;

  @Field(() => [ScopeEnum], { description: 'What may be asked for with it, at least one.' })
  scopes: Scope[];

  @Field(() => DateTime, { description: 'In the future, at most 366 days from now.' })
  expiresAt: Date;
}

@InputType({ description: 'Which API token shall no longer work.' })
export class RevokeApiTokenInput extends MutationInput {
  @Field(() => Uuid, { description: 'The token.' })
  id: string;
}

@ObjectType({ description: 'The answer to making an API token.' })
export class CreateApiTokenPayload extends Payload {
  @Field(() => ApiTokenType, { nullable: true, description: 'Null when refused.' })
  apiToken: ApiTokenType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer <secret>`. Shown this once and kept nowhere: null when refused, and when the mutation is sent again with its key; revoke the token then and make another.',
  })
  secret: string | null;
}

@ObjectType({ description: 'The answer to revoking an API token.' })
export class RevokeApiTokenPayload extends Payload {
  @Field(() => ApiTokenType, { nullable: true, description: 'Null when refused.' })
  apiToken: ApiTokenType | null;
}
