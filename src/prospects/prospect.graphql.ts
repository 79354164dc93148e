import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { SkippedDayType } from '../calendars/index.js';
import {
  ChannelEnum,
  OutcomeKindEnum,
  StepKindEnum,
  StepOwnerEnum,
  type StepKind,
  type StepOwner,
} from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel, Outcome } from '../kernel/fact.js';
import { connectionOf, DateTime, enumOf, LocalDate, Uuid, Zone } from '../platform/graphql/index.js';
import { STAGES, type Stage } from './domain/stage.js';

export { OutcomeKindEnum };

export const StageEnum = enumOf(STAGES);
registerEnumType(StageEnum, { name: 'Stage', description: 'How far a candidacy has come; derived from its facts.' });

@ObjectType('Why', {
  description: 'Why a step is owed on its day: the rule, what it counts from, and what was passed over.',
})
export class WhyType {
  @Field({ description: 'All of it in one sentence.' })
  sentence: string;

  @Field({ description: 'Key of the policy step.' })
  step: string;

  @Field({ description: 'What the date is counted from, `PROMISED_DAY`.' })
  anchor: string;

  @Field(() => LocalDate, { description: 'The day it is counted from.' })
  anchorOn: Day;

  @Field({ description: 'How far: "one business day after".' })
  offset: string;

  @Field(() => [SkippedDayType], { description: 'Days passed over in counting.' })
  skipped: readonly SkippedDayType[];

  @Field(() => [String], { description: 'What else moved the date or time.' })
  adjustments: readonly string[];
}

@ObjectType('NextStep', { description: 'The one step now owed on a prospect.' })
export class NextStepType {
  @Field({ description: 'Key of the policy step, `status-call`.' })
  key: string;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel: Channel | null;

  @Field(() => StepOwnerEnum, { description: 'Who owes it now.' })
  owner: StepOwner;

  @Field(() => DateTime, { description: 'From when it can be done.' })
  opensAt: Date;

  @Field(() => DateTime, { description: 'After this it is overdue.' })
  dueAt: Date;

  @Field(() => LocalDate, { description: 'The due day in `zone`.' })
  dueOn: Day;

  @Field(() => Zone, { description: 'Zone in which the day is meant: the contact’s, else the center’s.' })
  zone: string;

  @Field({ description: 'Whether it is overdue as this answer is given.' })
  isOverdue: boolean;

  @Field(() => Uuid, { nullable: true, description: 'Whom it concerns; null: nobody in particular.' })
  contactId: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The interview it follows; null: none.' })
  interviewId: string | null;

  @Field(() => WhyType, { description: 'Why this step, and why this date.' })
  why: WhyType;
}

@ObjectType('Prospect', {
  description:
    'One student’s candidacy for one position at one employer, from application or first interview to its outcome.',
})
export class ProspectType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'The position; null when not known.' })
  position: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the posting.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Where the work is.' })
  location: string | null;

  @Field(() => String, { nullable: true, description: 'Where the student found it.' })
  source: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the application; null when not known.' })
  appliedOn: Day | null;

  @Field(() => DateTime, { description: 'When it was entered here.' })
  openedAt: Date;

  @Field(() => StageEnum, { description: 'How far it has come.' })
  stage: Stage;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'How it ended; null while it is open.' })
  outcome: Outcome | null;

  @Field({ description: 'Whether somebody met in an interview has not been thanked.' })
  thankYouOwed: boolean;

  @Field(() => DateTime, { description: 'When something last happened.' })
  lastActivityAt: Date;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const ProspectConnection = connectionOf(ProspectType, 'Prospect');
