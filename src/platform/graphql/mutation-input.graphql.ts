import { Field, InputType } from '@nestjs/graphql';

@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Your own key for this mutation, at most 200 characters. Sent again with the same input it returns the stored answer for 90 days and does nothing twice; with another input it is `IDEMPOTENCY_KEY_REUSED`.',
  })
  clientMutationId?: string | null;
}
