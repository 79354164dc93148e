import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { type KnowledgeSource, KnowledgeSourceEnum, type PayPeriod, PayPeriodEnum } from '../outcomes/index.js';
import { connectionOf, DateTime, enumOf, LocalDate, Payload, Uuid } from '../platform/graphql/index.js';
import {
  DESTINATION_OUTCOMES,
  type DestinationOutcome,
  NOT_SEEKING_REASONS,
  type NotSeekingReason,
} from './domain/statement.js';

export const DestinationOutcomeEnum = enumOf(DESTINATION_OUTCOMES);
registerEnumType(DestinationOutcomeEnum, {
  name: 'DestinationOutcome',
  description: 'What a graduate does; SERVICE is a volunteer or service program.',
});
export const NotSeekingReasonEnum = enumOf(NOT_SEEKING_REASONS);
registerEnumType(NotSeekingReasonEnum, {
  name: 'NotSeekingReason',
  description:
    'Why somebody looked for no job: SPONSORED stays with a sponsor or an earlier employer, OWN_BUSINESS founds one, POSTPONED looks later.',
});

@ObjectType('FirstDestination', {
  description:
    'What somebody said a graduate of a class does, confirmed by a person. Several may be on record: reports take the one learned last.',
})
export class FirstDestinationType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Int, { description: 'Class of Y: degrees conferred 1 July Y-1 to 30 June Y.' })
  graduatingClass: number;

  @Field(() => DestinationOutcomeEnum, { description: 'What the graduate does.' })
  outcome: DestinationOutcome;

  @Field(() => NotSeekingReasonEnum, {
    nullable: true,
    description: 'Why no job was looked for; may stand beside EMPLOYED. Null: one was, or nobody said why not.',
  })
  notSeekingReason: NotSeekingReason | null;

  @Field(() => String, { nullable: true, description: 'Base pay as decimal text, "52000.00"; null: not known.' })
  payAmount: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, "USD"; null: no pay is known.' })
  payCurrency: string | null;

  @Field(() => PayPeriodEnum, { nullable: true, description: 'What the pay is for; null: no pay is known.' })
  payPeriod: PayPeriod | null;

  @Field(() => String, { nullable: true, description: 'One-time bonus, apart from pay; null: none is known.' })
  bonusAmount: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is in the field that was studied; null: nobody said.',
  })
  isInField: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first offer, whatever became of it; null: not known.' })
  offeredOn: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the graduate accepted or decided; null: not known.' })
  decidedOn: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'The first day there; null: not known.' })
  startsOn: Day | null;

  @Field(() => LocalDate, { description: 'When the center learned of it.' })
  knownOn: Day;

  @Field(() => KnowledgeSourceEnum, { description: 'Who said so.' })
  knowledgeSource: KnowledgeSource;

  @Field(() => String, { nullable: true, description: 'What proves it; null: nothing is noted.' })
  evidence: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The accepted offer it was confirmed from; null: none.' })
  offerId: string | null;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was retracted; null: it stands.' })
  retractedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was retracted; null: it stands.' })
  retractReason: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const FirstDestinationConnection = connectionOf(FirstDestinationType, 'FirstDestination');

@ObjectType('FirstDestinationSuggestion', {
  description: 'An accepted offer of a graduate that waits for a person to confirm it as the first destination.',
})
export class DestinationSuggestionType {
  @Field(() => Uuid, { description: 'The offer; confirm it by this id.' })
  offerId: string;

  @Field(() => String, { nullable: true, description: 'The position; null: not known.' })
  position: string | null;

  @Field(() => String, { nullable: true, description: 'Base pay as decimal text; null: not known.' })
  payAmount: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; null: no pay is known.' })
  payCurrency: string | null;

  @Field(() => PayPeriodEnum, { nullable: true, description: 'What the pay is for; null: no pay is known.' })
  payPeriod: PayPeriod | null;

  @Field(() => LocalDate, { description: 'The day on which the offer came, in the center.' })
  offeredOn: Day;

  @Field(() => LocalDate, {
    description:
      'The day of the first offer in the search of this class, whatever became of it, which a confirmation takes over: of the offers since the end of the last class before, and since what was decided as its first destination.',
  })
  firstOfferedOn: Day;

  @Field(() => LocalDate, { description: 'The day on which it was accepted, in the center.' })
  decidedOn: Day;

  @Field(() => LocalDate, { nullable: true, description: 'The first day there; null: not known.' })
  startsOn: Day | null;
}

export const DestinationSuggestionConnection = connectionOf(DestinationSuggestionType, 'FirstDestinationSuggestion');

@ObjectType({ description: 'The answer to recording, confirming, correcting or retracting a first destination.' })
export class FirstDestinationPayload extends Payload {
  @Field(() => FirstDestinationType, { nullable: true, description: 'As it is now; null when refused.' })
  firstDestination: FirstDestinationType | null;
}
