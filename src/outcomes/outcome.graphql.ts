import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import type { Outcome as OutcomeKind } from '../kernel/fact.js';
import { connectionOf, DateTime, enumOf, LocalDate, Uuid } from '../platform/graphql/index.js';
import { OutcomeKindEnum } from '../prospects/index.js';
import {
  KNOWLEDGE_SOURCES,
  type KnowledgeSource,
  OFFER_STATUSES,
  type OfferStatus,
  PAY_PERIODS,
  type PayPeriod,
} from './outcome.entity.js';

export const PayPeriodEnum = enumOf(PAY_PERIODS);
registerEnumType(PayPeriodEnum, { name: 'PayPeriod', description: 'What an amount of pay is for.' });
export const OfferStatusEnum = enumOf(OFFER_STATUSES);
registerEnumType(OfferStatusEnum, {
  name: 'OfferStatus',
  description:
    'What became of an offer. RECEIVED and EXTENDED (its deadline was moved) wait for an answer; EXPIRED: not answered in time; RESCINDED: the employer took it back; RENEGED: the student took the acceptance back.',
});
export const KnowledgeSourceEnum = enumOf(KNOWLEDGE_SOURCES);
registerEnumType(KnowledgeSourceEnum, { name: 'KnowledgeSource', description: 'Who said so.' });

@ObjectType('Offer', { description: 'An offer of employment.' })
export class OfferType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'By when to answer, after every extension; null: the employer set no deadline.',
  })
  deadlineAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Pay as decimal text, "52000.00"; null: not known.' })
  payAmount: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, "USD".' })
  payCurrency: string | null;

  @Field(() => PayPeriodEnum, { nullable: true, description: 'What the pay is for.' })
  payPeriod: PayPeriod | null;

  @Field(() => String, { nullable: true, description: 'One-time bonus in the same currency, as decimal text.' })
  bonusAmount: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of work.' })
  startsOn: Day | null;

  @Field(() => OfferStatusEnum, { description: 'What became of it.' })
  status: OfferStatus;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered; null: it was not.' })
  answeredAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it expired, was rescinded or reneged; null: none of these.',
  })
  lostAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was lost, in the words of whoever recorded it.' })
  lostReason: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an answer.' })
  version: number;
}

export const OfferConnection = connectionOf(OfferType, 'Offer');

@ObjectType('Outcome', { description: 'How a prospect ended. A reopened outcome stays in the record.' })
export class OutcomeType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => OutcomeKindEnum, { description: 'How it ended.' })
  kind: OutcomeKind;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null: nobody knows.' })
  decidedAt: Date | null;

  @Field(() => DateTime, { description: 'When the student heard of it.' })
  learnedAt: Date;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => KnowledgeSourceEnum, { description: 'Who said so.' })
  knowledgeSource: KnowledgeSource;

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever recorded it.' })
  reason: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the prospect was reopened; null: this outcome stands.' })
  reopenedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was reopened.' })
  reopenReason: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}
