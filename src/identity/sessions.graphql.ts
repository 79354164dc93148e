import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Payload } from '../platform/graphql/index.js';
import { Person } from './people.graphql.js';

@InputType({ description: 'What a person types to sign in.' })
export class SignInInput {
  @Field({ description: 'Short name of the center, `riverside-college`.' })
  center: string;

  @Field({ description: 'E-mail address.' })
  email: string;

  @Field({ description: 'Password, at most 200 characters.' })
  password: string;
}

@InputType({ description: 'Another password.' })
export class ChangePasswordInput {
  @Field({ description: 'The password of now, at most 200 characters.' })
  currentPassword: string;

  @Field({
    description: '12 to 200 characters, of any kind; neither the e-mail address nor what everybody tries first.',
  })
  newPassword: string;
}

@InputType({ description: 'What a program sends to go on with a session.' })
export class RefreshSessionInput {
  @Field({ description: 'The refresh token of the last answer.' })
  refreshToken: string;
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

@ObjectType({
  description: 'The answer to signing in, to refreshing, to accepting an invitation and to changing the password.',
})
export class SignInPayload extends Payload {
  @Field(() => SessionTokensType, { nullable: true, description: 'Null when refused.' })
  tokens: SessionTokensType | null;

  @Field(() => Person, { nullable: true, description: 'Who signed in; null when refused.' })
  user: Person | null;
}

@ObjectType({ description: 'The answer to signing out.' })
export class SignOutPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many sessions ended by it; null when refused.' })
  sessionsEnded: number | null;
}
