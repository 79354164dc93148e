import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { DateTime, enumOf, LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import { ProspectPayload } from '../prospects/index.js';
import type { KnowledgeSource, PayPeriod } from './outcome.entity.js';
import { KnowledgeSourceEnum, OfferType, OutcomeType, PayPeriodEnum } from './outcome.graphql.js';

const CLOSINGS = ['REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE'] as const;
export const ClosingEnum = enumOf(CLOSINGS);
registerEnumType(ClosingEnum, { name: 'Closing', description: 'How a person ends a prospect without an offer.' });

@InputType({ description: 'What an offer says; all of it may be unknown.' })
export class OfferTermsInput {
  @Field(() => DateTime, { nullable: true, description: 'By when to answer.' })
  deadlineAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pay as decimal text, "52000" or "24.50"; with currency and period.',
  })
  payAmount?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, "USD".' })
  payCurrency?: string | null;

  @Field(() => PayPeriodEnum, { nullable: true, description: 'What the pay is for.' })
  payPeriod?: PayPeriod | null;

  @Field(() => String, { nullable: true, description: 'One-time bonus in the same currency.' })
  bonusAmount?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of work.' })
  startsOn?: Day | null;
}

@InputType({ description: 'An offer that came.' })
export class ReceiveOfferInput extends OfferTermsInput implements MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Your own key for this mutation: sent again it does nothing twice.',
  })
  clientMutationId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The prospect it came from.' })
  prospectId: string;

  @Field(() => DateTime, { nullable: true, description: 'When it came; null: now.' })
  receivedAt?: Date | null;
}

@InputType({ description: 'The student’s answer to an offer.' })
export class AnswerOfferInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which offer.' })
  offerId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered; null: now.' })
  answeredAt?: Date | null;
}

@InputType({ isAbstract: true })
abstract class KnowledgeInput extends MutationInput {
  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null: nobody knows.' })
  decidedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the student heard of it; null: now, or with a correction as before.',
  })
  learnedAt?: Date | null;

  @Field(() => KnowledgeSourceEnum, {
    nullable: true,
    description: 'Who said so; null: you, or with a correction as before.',
  })
  knowledgeSource?: KnowledgeSource | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters. Needed with NO_RESPONSE.' })
  reason?: string | null;
}

@InputType({ description: 'The end of a prospect without an offer.' })
export class CloseProspectInput extends KnowledgeInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the outcome; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'Which prospect.' })
  prospectId: string;

  @Field(() => ClosingEnum, { description: 'How it ended.' })
  outcome: (typeof CLOSINGS)[number];
}

@InputType({ description: 'A sign from the employer after the end.' })
export class ReopenProspectInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which prospect.' })
  prospectId: string;

  @Field({ description: 'What the sign was, 1 to 2,000 characters.' })
  reason: string;
}

@InputType({ description: 'What is known of an outcome, put right; the earlier words stay in the audit trail.' })
export class CorrectOutcomeInput extends KnowledgeInput {
  @Field(() => Uuid, { description: 'Which outcome.' })
  outcomeId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to whatever concerns an offer.' })
export class OfferPayload extends ProspectPayload {
  @Field(() => OfferType, { nullable: true, description: 'The offer as it is now; null when refused.' })
  offer: OfferType | null;
}

@ObjectType({ description: 'The answer to whatever concerns an outcome.' })
export class OutcomePayload extends ProspectPayload {
  @Field(() => OutcomeType, { nullable: true, description: 'The outcome as it is now; null when refused.' })
  outcome: OutcomeType | null;
}
