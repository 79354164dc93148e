import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import { type Channel, type Initiator, INITIATORS, PROMISE_PRECISIONS, type PromisePrecision } from '../kernel/fact.js';
import { DateTime, enumOf, LocalDate, Uuid, Zone } from '../platform/graphql/index.js';
import {
  INTERVIEW_FORMATS,
  INTERVIEW_KINDS,
  INTERVIEW_STATUSES,
  type InterviewFormat,
  type InterviewKind,
  type InterviewStatus,
  MISSED_BY,
  type MissedBy,
} from './interview.entity.js';

export const InterviewKindEnum = enumOf(INTERVIEW_KINDS);
registerEnumType(InterviewKindEnum, { name: 'InterviewKind', description: 'What an interview is about.' });
export const InterviewFormatEnum = enumOf(INTERVIEW_FORMATS);
registerEnumType(InterviewFormatEnum, { name: 'InterviewFormat', description: 'How an interview takes place.' });
export const InterviewStatusEnum = enumOf(INTERVIEW_STATUSES);
registerEnumType(InterviewStatusEnum, { name: 'InterviewStatus', description: 'What became of an interview.' });
export const MissedByEnum = enumOf(MISSED_BY);
registerEnumType(MissedByEnum, { name: 'MissedBy', description: 'Who did not show up.' });
export const PromisePrecisionEnum = enumOf(PROMISE_PRECISIONS);
registerEnumType(PromisePrecisionEnum, {
  name: 'PromisePrecision',
  description: 'How exact a promised decision date is. WEEK: any day of the week that holds the date.',
});
export const InitiatorEnum = enumOf(INITIATORS);
registerEnumType(InitiatorEnum, { name: 'Initiator', description: 'Who agreed to call whom.' });

@ObjectType('GamePlan', { description: 'What was agreed before leaving the interview.' })
export class GamePlanType {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day by which the employer hopes to decide; null when unknown or not said.',
  })
  promisedOn: Day | null;

  @Field(() => PromisePrecisionEnum, { description: 'How exact that date is.' })
  precision: PromisePrecision;

  @Field(() => InitiatorEnum, { description: 'Who calls whom.' })
  initiator: Initiator;

  @Field(() => [ChannelEnum], {
    description: 'Channels the employer agreed to; empty: nothing was said, all are open.',
  })
  channels: Channel[];

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt: Date;
}

@ObjectType('Debrief', { description: 'How an interview went, in the student’s words.' })
export class DebriefType {
  @Field(() => String, { nullable: true, description: 'How it went.' })
  howItWent: string | null;

  @Field(() => Int, { nullable: true, description: '1 (badly) to 5 (very well).' })
  rating: number | null;

  @Field(() => String, { nullable: true, description: 'Questions that were asked.' })
  questionsAsked: string | null;

  @Field(() => String, { nullable: true, description: 'What to do better next time.' })
  toImprove: string | null;
}

@ObjectType('Interview', { description: 'One round of a prospect.' })
export class InterviewType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Int, { description: 'Counts the rounds of a prospect from 1.' })
  round: number;

  @Field(() => InterviewKindEnum, { description: 'What it is about.' })
  kind: InterviewKind;

  @Field(() => InterviewFormatEnum, { description: 'How it takes place.' })
  format: InterviewFormat;

  @Field(() => DateTime, { description: 'Start.' })
  startsAt: Date;

  @Field(() => DateTime, { description: 'End; follow-up is counted from here.' })
  endsAt: Date;

  @Field(() => Zone, { description: 'Zone in which it was agreed.' })
  zone: string;

  @Field(() => InterviewStatusEnum, { description: 'What became of it.' })
  status: InterviewStatus;

  @Field(() => MissedByEnum, { nullable: true, description: 'With NO_SHOW: who did not come.' })
  missedBy: MissedBy | null;

  @Field(() => Uuid, { nullable: true, description: 'With RESCHEDULED: the interview it was moved to.' })
  rescheduledToId: string | null;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}
