import { Field, ObjectType } from '@nestjs/graphql';
import type { Failure, Result } from '../../kernel/result.js';

@ObjectType({
  description:
    'Something in the input that must be put right. Expected, so it comes as data and not as a GraphQL error.',
})
export class UserError implements Failure {
  @Field({ description: 'A sentence in capitals, stable for programs: `PROSPECT_ALREADY_CLOSED`.' })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the input field that is to blame, `gamePlan.promisedOn`; null when no single field is.',
  })
  field: string | null;

  @Field({ description: 'What was wrong, where, and what to do, in English.' })
  message: string;
}

@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was done.' })
  userErrors: UserError[];

  @Field(() => String, {
    nullable: true,
    description: 'The key that was sent, so that an offline client can match answer and request.',
  })
  clientMutationId: string | null;
}

type Answer<Value> = Value & { userErrors: UserError[]; clientMutationId: string | null };

/** A use case's result as a payload: the value's fields, or the failures as `userErrors` and null for everything else. */
export const payloadOf = <Value extends object>(
  result: Result<Value>,
  clientMutationId: string | null = null,
): Answer<Partial<Value>> =>
  result.ok
    ? { ...result.value, userErrors: [], clientMutationId }
    : ({ userErrors: [...result.failures], clientMutationId } as unknown as Answer<Partial<Value>>);
