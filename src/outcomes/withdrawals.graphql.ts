import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { ProspectType } from '../prospects/index.js';

@InputType({
  description: 'The one confirmation with which a student who accepted an offer withdraws from the others.',
})
export class WithdrawOthersInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Who accepted an offer; null: you.' })
  studentId?: string | null;

  @Field(() => [Uuid], {
    nullable: true,
    description: 'Only from these, 1 to 200; null: from every open prospect, as `withdrawable` lists them.',
  })
  prospectIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; null: an offer was accepted.' })
  reason?: string | null;
}

@ObjectType({ description: 'The answer to withdrawing from the others.' })
export class WithdrawOthersPayload extends Payload {
  @Field(() => [ProspectType], {
    nullable: true,
    description: 'What was withdrawn, each with the courtesy note that it owes now; null when refused.',
  })
  prospects: ProspectType[] | null;
}
