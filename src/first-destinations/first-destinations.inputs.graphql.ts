import { Field, Float, InputType, Int } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { type KnowledgeSource, KnowledgeSourceEnum, type PayPeriod, PayPeriodEnum } from '../outcomes/index.js';
import { LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import type { DestinationOutcome, NotSeekingReason } from './domain/statement.js';
import { DestinationOutcomeEnum, NotSeekingReasonEnum } from './first-destinations.graphql.js';

@InputType({ isAbstract: true })
abstract class DestinationTermsInput extends MutationInput {
  @Field(() => NotSeekingReasonEnum, {
    nullable: true,
    description: 'Why no job was looked for, also beside EMPLOYED; null: one was, or nobody said why not.',
  })
  notSeekingReason?: NotSeekingReason | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours a week, 0.1 to 168, one decimal at most; null: not known.',
  })
  hoursAWeek?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is in the field that was studied; null: unknown.' })
  isInField?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What proves it, at most 2,000 characters.' })
  evidence?: string | null;
}

@InputType({ isAbstract: true })
abstract class DestinationFieldsInput extends DestinationTermsInput {
  @Field(() => String, { nullable: true, description: 'Base pay as decimal text, "52000" or "24.50".' })
  payAmount?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, "USD"; goes together with payAmount.' })
  payCurrency?: string | null;

  @Field(() => PayPeriodEnum, { nullable: true, description: 'What the pay is for; goes together with payAmount.' })
  payPeriod?: PayPeriod | null;

  @Field(() => String, { nullable: true, description: 'One-time bonus in the same currency, apart from pay.' })
  bonusAmount?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Where the graduate works; null: not known, or nowhere.' })
  employerId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first offer, whatever became of it; null: not known.' })
  offeredOn?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the graduate accepted or decided; null: not known.' })
  decidedOn?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day there; null: not known.' })
  startsOn?: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the center learned of it; null: today, or as it was.' })
  knownOn?: Day | null;
}

@InputType({ description: 'What somebody said a graduate does.' })
export class RecordFirstDestinationInput extends DestinationFieldsInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The graduate.' })
  studentId: string;

  @Field(() => Int, { description: 'Of which class, 1950 to 2150.' })
  graduatingClass: number;

  @Field(() => DestinationOutcomeEnum, { description: 'What the graduate does.' })
  outcome: DestinationOutcome;

  @Field(() => KnowledgeSourceEnum, { description: 'Who said so.' })
  knowledgeSource: KnowledgeSource;
}

@InputType({ description: 'A suggestion that is right: the accepted offer is the first destination.' })
export class ConfirmFirstDestinationInput extends DestinationTermsInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The accepted offer.' })
  offerId: string;

  @Field(() => Int, { description: 'Of which class, 1950 to 2150.' })
  graduatingClass: number;
}

@InputType({ description: 'An edit of a first destination. What is left out stays as it is; null empties it.' })
export class CorrectFirstDestinationInput extends DestinationFieldsInput {
  @Field(() => Uuid, { description: 'The first destination.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => DestinationOutcomeEnum, { nullable: true, description: 'What the graduate does.' })
  outcome?: DestinationOutcome;

  @Field(() => KnowledgeSourceEnum, { nullable: true, description: 'Who said so.' })
  knowledgeSource?: KnowledgeSource;
}

@InputType({ description: 'A first destination that is wrong.' })
export class RetractFirstDestinationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The first destination.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field({ description: 'Why, 1 to 2,000 characters.' })
  reason: string;
}
