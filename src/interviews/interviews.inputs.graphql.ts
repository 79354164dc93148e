import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ContactRoleEnum, type ContactRole } from '../employers/index.js';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel, Initiator, PromisePrecision } from '../kernel/fact.js';
import { DateTime, LocalDate, MutationInput, Uuid, Zone } from '../platform/graphql/index.js';
import { NewProspectInput, ProspectPayload } from '../prospects/index.js';
import type { InterviewFormat, InterviewKind, MissedBy } from './interview.entity.js';
import {
  InitiatorEnum,
  InterviewFormatEnum,
  InterviewKindEnum,
  InterviewType,
  MissedByEnum,
  PromisePrecisionEnum,
} from './interview.graphql.js';

@InputType({ description: 'What was agreed before leaving: when they decide, who calls whom, by which means.' })
export class GamePlanInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'With DAY or WEEK: the promised date, or any day of the promised week.',
  })
  promisedOn?: Day | null;

  @Field(() => PromisePrecisionEnum, { description: 'How exact the date is.' })
  precision: PromisePrecision;

  @Field(() => InitiatorEnum, { description: 'Who calls whom.' })
  initiator: Initiator;

  @Field(() => [ChannelEnum], { nullable: true, description: 'Channels they agreed to; null or empty: all.' })
  channels?: Channel[];
}

@InputType({ description: 'How it went; all of it may be left out.' })
export class DebriefInput {
  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  howItWent?: string | null;

  @Field(() => Int, { nullable: true, description: '1 (badly) to 5 (very well).' })
  rating?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  questionsAsked?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  toImprove?: string | null;
}

@InputType({ description: 'Somebody who was met: a known contact by id, or what the business card says.' })
export class MetContactInput {
  @Field(() => Uuid, { nullable: true, description: 'A known contact, or your own UUIDv7 for a new one.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'For somebody new: at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Job title, at most 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 40 characters.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => ContactRoleEnum, { nullable: true, description: 'What this person is in the process.' })
  role?: ContactRole | null;
}

@InputType({ isAbstract: true })
abstract class TimesInput extends MutationInput {
  @Field(() => DateTime, { description: 'Start.' })
  startsAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'End; null: an hour after the start.' })
  endsAt?: Date | null;

  @Field(() => Zone, {
    nullable: true,
    description: 'Zone in which it was agreed; null: as before, else the center’s.',
  })
  zone?: string | null;
}

@InputType({ description: 'An interview that lies ahead.' })
export class ScheduleInterviewInput extends TimesInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The prospect it belongs to, when there is one.' })
  prospectId?: string | null;

  @Field(() => NewProspectInput, { nullable: true, description: 'Else the new prospect to open with it.' })
  prospect?: NewProspectInput | null;

  @Field(() => Int, { nullable: true, description: '1 to 30; null: the next one.' })
  round?: number | null;

  @Field(() => InterviewKindEnum, { nullable: true, description: 'Null: OTHER.' })
  kind?: InterviewKind;

  @Field(() => InterviewFormatEnum, { nullable: true, description: 'Null: UNKNOWN.' })
  format?: InterviewFormat;

  @Field(() => [MetContactInput], { nullable: true, description: 'Who will be, or was, there; at most 20.' })
  contacts?: MetContactInput[];
}

@InputType({ description: 'An interview that took place, with all that was agreed and learned in it.' })
export class LogInterviewInput extends ScheduleInterviewInput {
  @Field(() => GamePlanInput, { nullable: true, description: 'What was agreed before leaving; null: nothing was.' })
  gamePlan?: GamePlanInput | null;

  @Field(() => DebriefInput, { nullable: true, description: 'How it went.' })
  debrief?: DebriefInput | null;
}

@InputType({ isAbstract: true })
abstract class InterviewEditInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which interview.' })
  interviewId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@InputType({ description: 'An agreed interview that took place.' })
export class HoldInterviewInput extends InterviewEditInput {
  @Field(() => DateTime, { nullable: true, description: 'When it really ended; null: as agreed.' })
  endsAt?: Date | null;

  @Field(() => [MetContactInput], {
    nullable: true,
    description: 'Who was there besides those already named; at most 20.',
  })
  contacts?: MetContactInput[];

  @Field(() => GamePlanInput, { nullable: true, description: 'What was agreed before leaving.' })
  gamePlan?: GamePlanInput | null;

  @Field(() => DebriefInput, { nullable: true, description: 'How it went.' })
  debrief?: DebriefInput | null;
}

@InputType({ description: 'An agreed interview that was called off.' })
export class CancelInterviewInput extends InterviewEditInput {
  @Field(() => DateTime, { nullable: true, description: 'When it was told; null: now.' })
  toldAt?: Date | null;
}

@InputType({ description: 'An agreed interview that one side missed.' })
export class RecordNoShowInput extends InterviewEditInput {
  @Field(() => MissedByEnum, { description: 'Who did not come.' })
  missedBy: MissedBy;
}

@InputType({ description: 'An agreed interview that was moved.' })
export class RescheduleInterviewInput extends TimesInput {
  @Field(() => Uuid, { description: 'Which interview.' })
  interviewId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the new appointment; null: one is made.' })
  id?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was told; null: now.' })
  toldAt?: Date | null;
}

@InputType({ description: 'What an interview shall say from now on; the earlier words stay in the audit trail.' })
export class CorrectInterviewInput extends TimesInput {
  @Field(() => Uuid, { description: 'Which interview.' })
  interviewId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => Int, { description: '1 to 30.' })
  round: number;

  @Field(() => InterviewKindEnum, { description: 'What it was about.' })
  kind: InterviewKind;

  @Field(() => InterviewFormatEnum, { description: 'How it took place.' })
  format: InterviewFormat;
}

@InputType({ description: 'The game plan of an interview that is logged already.' })
export class AgreeGamePlanInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which interview.' })
  interviewId: string;

  @Field(() => GamePlanInput, { description: 'What was agreed; replaces what was recorded before.' })
  gamePlan: GamePlanInput;
}

@InputType({ description: 'The debrief of an interview that is logged already.' })
export class WriteDebriefInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which interview.' })
  interviewId: string;

  @Field(() => DebriefInput, { description: 'How it went; replaces what was recorded before.' })
  debrief: DebriefInput;
}

@ObjectType({ description: 'The answer to whatever changes an interview.' })
export class InterviewPayload extends ProspectPayload {
  @Field(() => InterviewType, { nullable: true, description: 'The interview as it is now; null when refused.' })
  interview: InterviewType | null;
}
