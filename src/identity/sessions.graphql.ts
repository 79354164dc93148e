import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROLES, type Role } from '../kernel/actor.js';
import { DateTime, Payload, Uuid, enumOf } from '../platform/graphql/index.js';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, { name: 'Role', description: 'What a person may be in a center; one person may hold several.' });

@ObjectType({ description: 'A person who can sign in to the center.' })
export class Person {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'E-mail address, lower case.' })
  email: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name; may be empty.' })
  familyName: string;

  @Field(() => [RoleEnum], { description: 'What this person may be here.' })
  roles: Role[];

  @Field(() => DateTime, { nullable: true, description: 'Since when the person can no longer sign in; null: can sign in.' })
  disabledAt: Date | null;
}

@InputType({ description: 'What a person types to sign in.' })
export class SignInInput {
  @Field({ description: 'Short name of the center, `riverside-college`.' })
  center: string;

  @Field({ description: 'E-mail address.' })
  email: string;

  @Field({ description: 'Password.' })
  password: string;
}

@ObjectType('SessionTokens', { description: 'The tokens of a session.' })
export class SessionTokensType {
  @Field({ description: 'Send it as `Authorization: Bearer <token>`.' })
  accessToken: string;

  @Field(() => DateTime, { description: 'After this the access token is refused; refresh before.' })
  accessTokenExpiresAt: Date;

  @Field({ description: 'Gets the next pair of tokens, once. Keep it secret.' })
  refreshToken: string;
}

@ObjectType({ description: 'The answer to signing in.' })
export class SignInPayload extends Payload {
  @Field(() => SessionTokensType, { nullable: true, description: 'Null when refused.' })
  tokens: SessionTokensType | null;

  @Field(() => Person, { nullable: true, description: 'Who signed in; null when refused.' })
  user: Person | null;
}
