import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import {
  DISPOSITIONS,
  type Disposition,
  type FactKind,
  FOLLOW_UP_KINDS,
  type FollowUpKind,
  type Outcome,
} from '../kernel/fact.js';
import { DateTime, enumOf, LocalDate, Uuid } from '../platform/graphql/index.js';
import { OutcomeKindEnum } from './prospect.graphql.js';

const FACT_KINDS = [
  'APPLIED',
  'INTERVIEW_SCHEDULED',
  'INTERVIEW_HELD',
  'INTERVIEW_CALLED_OFF',
  'GAME_PLAN_AGREED',
  'FOLLOWED_UP',
  'OFFER_RECEIVED',
  'OFFER_EXTENDED',
  'OFFER_EXPIRED',
  'OFFER_RESCINDED',
  'OFFER_RENEGED',
  'OTHER_OFFER_RECEIVED',
  'SNOOZED',
  'CLOSED',
  'REOPENED',
] as const satisfies readonly FactKind[];

export const FactKindEnum = enumOf(FACT_KINDS);
registerEnumType(FactKindEnum, { name: 'FactKind', description: 'What can happen in a candidacy.' });

export const DispositionEnum = enumOf(DISPOSITIONS);
registerEnumType(DispositionEnum, { name: 'Disposition', description: 'What came of an attempt.' });

export const FollowUpKindEnum = enumOf(FOLLOW_UP_KINDS);
registerEnumType(FollowUpKindEnum, { name: 'FollowUpKind', description: 'What was done.' });

@ObjectType('Fact', { description: 'One dated fact of a candidacy. Stage and next step follow from these.' })
export class FactType {
  @Field(() => Uuid, {
    description:
      'Id of the interview, follow-up, offer, snooze or outcome that tells it; the prospect’s own id for its application.',
  })
  id: string;

  @Field(() => FactKindEnum, { description: 'What happened.' })
  kind: FactKind;

  @Field(() => DateTime, { description: 'When it happened. An application is known by its day: midnight UTC.' })
  at: Date;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => FollowUpKindEnum, { nullable: true, description: 'With FOLLOWED_UP: what was done.' })
  followUp: FollowUpKind | null;

  @Field(() => DispositionEnum, { nullable: true, description: 'With FOLLOWED_UP: what came of it.' })
  disposition: Disposition | null;

  @Field(() => LocalDate, { nullable: true, description: 'The decision date that was promised with it.' })
  promisedOn: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'With SNOOZED: the day to which the step was put off.' })
  until: Day | null;

  @Field(() => String, { nullable: true, description: 'With SNOOZED: why.' })
  reason: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The interview it belongs to.' })
  interviewId: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'With an offer that came or was extended: by when to answer from then on; null: no deadline.',
  })
  deadlineAt: Date | null;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'With CLOSED: how it ended.' })
  outcome: Outcome | null;
}
