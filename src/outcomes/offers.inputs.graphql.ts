import { ArgsType, Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DateTime, enumOf, MutationInput, Uuid } from '../platform/graphql/index.js';
import { ENDINGS_WITH_A_RESCISSION, ENDINGS_WITH_AN_EXPIRY } from './offers.input.js';

const ExpiryEndingEnum = enumOf(ENDINGS_WITH_AN_EXPIRY);
registerEnumType(ExpiryEndingEnum, {
  name: 'ExpiryEnding',
  description: 'How a prospect ends with an offer that was not answered in time.',
});
const RescissionEndingEnum = enumOf(ENDINGS_WITH_A_RESCISSION);
registerEnumType(RescissionEndingEnum, {
  name: 'RescissionEnding',
  description: 'How a prospect ends with an offer that the employer took back.',
});

@InputType({ isAbstract: true })
abstract class OfferHappeningInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which offer.' })
  offerId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => DateTime, { nullable: true, description: 'When it happened; null: now.' })
  at?: Date | null;
}

@InputType({ description: 'More time to answer an open offer.' })
export class ExtendOfferInput extends OfferHappeningInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the extension; null: one is made.' })
  id?: string | null;

  @Field(() => DateTime, { description: 'By when to answer from now on; later than the deadline in force.' })
  deadlineAt: Date;
}

@InputType({ description: 'An offer that was not answered before its deadline.' })
export class ExpireOfferInput extends OfferHappeningInput {
  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; null: not told.' })
  reason?: string | null;

  @Field(() => ExpiryEndingEnum, {
    nullable: true,
    description: 'How the prospect ends with it; null: it stays open, and the employer is asked again.',
  })
  outcome?: (typeof ENDINGS_WITH_AN_EXPIRY)[number] | null;
}

@InputType({ description: 'An offer that the employer took back.' })
export class RescindOfferInput extends OfferHappeningInput {
  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters; null: not told.' })
  reason?: string | null;

  @Field(() => RescissionEndingEnum, {
    nullable: true,
    description: 'How the prospect ends with it; null: it stays open, and the employer is asked again.',
  })
  outcome?: (typeof ENDINGS_WITH_A_RESCISSION)[number] | null;
}

@InputType({ description: 'An acceptance that the student takes back.' })
export class RenegeOfferInput extends OfferHappeningInput {
  @Field({ description: 'Why, 1 to 2,000 characters.' })
  reason: string;
}

@ArgsType()
export class OffersByDeadlineArgs {
  @Field(() => Uuid, {
    nullable: true,
    description: 'Only of students whom this counselor looks after today, covered ones too; null: of the whole center.',
  })
  counselorId?: string | null;
}
