import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Channel, OUTCOMES, type Outcome } from '../kernel/fact.js';
import { enumOf } from '../platform/graphql/index.js';
import type { StepKind, StepOwner } from './domain/plan.js';
import {
  ANCHOR_KINDS,
  type AnchorKind,
  type Condition,
  CONDITIONS,
  type Opener,
  OPENERS,
  type Turn,
  TURNS,
} from './domain/policy.js';
import { ChannelEnum, StepKindEnum, StepOwnerEnum } from './policies.graphql.js';

/*
 * The rules of a policy as data, read and written in one shape: each class is the object type, and with `Input` behind its
 * name the input type, so that an editor sends back what it was given.
 */

export const OutcomeKindEnum = enumOf(OUTCOMES);
registerEnumType(OutcomeKindEnum, {
  name: 'OutcomeKind',
  description: 'How a prospect ended. NO_RESPONSE is only ever set by a person, with a reason.',
});

const AnchorEnum = enumOf(ANCHOR_KINDS);
registerEnumType(AnchorEnum, {
  name: 'PolicyAnchor',
  description:
    'What a date is counted from. SILENT_SINCE: the interview, or the last review. QUESTION_OPENS and QUESTION_DUE: the next question to the employer.',
});

const OpenerEnum = enumOf(OPENERS);
registerEnumType(OpenerEnum, {
  name: 'PolicyOpener',
  description: 'An event that brings steps along, whatever the employer has answered so far.',
});

const TurnEnum = enumOf(TURNS);
registerEnumType(TurnEnum, {
  name: 'PolicyTurn',
  description: 'What last moved the open question to the employer: an event, a disposition, or what a review decided.',
});

const ConditionEnum = enumOf(CONDITIONS);
registerEnumType(ConditionEnum, { name: 'PolicyCondition', description: 'When a branch takes its detour.' });

const KEYS = 'Keys of steps, at most 20.';

@ObjectType('Offset', { description: 'A distance from an anchor, negative: before it. Exactly one of the three.' })
@InputType('OffsetInput', {
  isOneOf: true,
  description:
    'A distance from an anchor, negative: before it. Leave the other two out, also those that were read as null.',
})
export class OffsetFields {
  @Field(() => Int, { nullable: true, description: 'Business days of the contact’s calendar, -366 to 366.' })
  businessDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Calendar days, -366 to 366.' })
  days?: number | null;

  @Field(() => Int, { nullable: true, description: 'Hours, -8784 to 8784.' })
  hours?: number | null;
}

@ObjectType('DateRule', { description: 'A moment, counted from an anchor.' })
@InputType('DateRuleInput', { description: 'A moment, counted from an anchor.' })
export class DateRuleFields {
  @Field(() => AnchorEnum, { description: 'What it is counted from.' })
  anchor: AnchorKind;

  @Field(() => OffsetFields, { description: 'How far from it.' })
  offset: OffsetFields;
}

@ObjectType('DueRule', { description: 'A due date, counted from an anchor.' })
@InputType('DueRuleInput', { description: 'A due date, counted from an anchor.' })
export class DueRuleFields extends DateRuleFields {
  @Field(() => DateRuleFields, {
    nullable: true,
    description: 'The step is due at this moment when that is earlier and still ahead; null: no such limit.',
  })
  noLaterThan?: DateRuleFields | null;
}

@ObjectType('HandoverRule', { description: 'Who owes a step when it is still not done at a moment.' })
@InputType('HandoverRuleInput', { description: 'Who owes a step when it is still not done at a moment.' })
export class HandoverFields {
  @Field(() => StepOwnerEnum, { description: 'Who owes it then.' })
  to: StepOwner;

  @Field(() => DateRuleFields, { description: 'From when on.' })
  at: DateRuleFields;
}

@ObjectType('StepRule', { description: 'One step of a policy, as data.' })
@InputType('StepRuleInput', { description: 'One step of a policy.' })
export class StepFields {
  @Field({ description: 'Its name inside the policy: 1 to 60 small letters, digits and hyphens, `status-call`.' })
  key: string;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel?: Channel | null;

  @Field(() => StepOwnerEnum, { description: 'Who owes it at first.' })
  owner: StepOwner;

  @Field(() => [DueRuleFields], {
    description:
      'When it is due, 1 to 10 rules. The first counts whose anchor is known and whose time had not passed when the step came up; else the last known.',
  })
  due: DueRuleFields[];

  @Field(() => [DateRuleFields], {
    description: 'From the earliest of these on it is no longer owed but missed, at most 10; empty: it stays owed.',
  })
  lapses: DateRuleFields[];

  @Field({ description: 'Whether it asks the employer again, and so gives way to the review once that opens.' })
  chases: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the step to take instead where calls are not welcome; null where it is no call.',
  })
  withoutCalls?: string | null;

  @Field({ description: 'Whether a repeated call is placed in the other half of the day.' })
  atAnotherHour: boolean;

  @Field({
    description:
      'Whether it is due earlier in the day where the process has come further, when several prospects owe it at once.',
  })
  furthestFirst: boolean;

  @Field(() => HandoverFields, { nullable: true, description: 'When somebody else owes it; null: it stays.' })
  handsOver?: HandoverFields | null;
}

@ObjectType('OpeningRule', { description: 'Steps that an event brings along.' })
@InputType('OpeningRuleInput', { description: 'Steps that an event brings along.' })
export class OpeningFields {
  @Field(() => OpenerEnum, { description: 'The event.' })
  opener: Opener;

  @Field(() => [String], { description: KEYS })
  leadsTo: string[];
}

@ObjectType('DetourRule', { description: 'Steps that replace those of a branch while a condition holds.' })
@InputType('DetourRuleInput', { description: 'Steps that replace those of a branch while a condition holds.' })
export class DetourFields {
  @Field(() => ConditionEnum, { description: 'The condition.' })
  when: Condition;

  @Field(() => [String], { description: KEYS })
  leadsTo: string[];
}

@ObjectType('BranchRule', { description: 'Which steps follow when the question to the employer has moved.' })
@InputType('BranchRuleInput', { description: 'Which steps follow when the question to the employer has moved.' })
export class BranchFields {
  @Field(() => TurnEnum, { description: 'What moved it.' })
  turn: Turn;

  @Field(() => [String], { description: KEYS })
  leadsTo: string[];

  @Field(() => [DetourFields], { description: 'The first whose condition holds counts, at most 10.' })
  detours: DetourFields[];
}

@ObjectType('AftercareRule', { description: 'What is still owed after a prospect has ended.' })
@InputType('AftercareRuleInput', { description: 'What is still owed after a prospect has ended.' })
export class AftercareFields {
  @Field(() => OutcomeKindEnum, { description: 'How it ended.' })
  outcome: Outcome;

  @Field(() => [String], { description: KEYS })
  leadsTo: string[];
}

@ObjectType('PolicyLimits', { description: 'How often an employer is asked.' })
@InputType('PolicyLimitsInput', { description: 'How often an employer is asked; each 1 to 100.' })
export class LimitFields {
  @Field(() => Int, { description: 'Calls in a row that reach nobody.' })
  unansweredCalls: number;

  @Field(() => Int, { description: 'Messages left in a row.' })
  voicemails: number;

  @Field(() => Int, { description: 'Attempts until a counselor reviews the prospect.' })
  attempts: number;

  @Field(() => Int, { description: 'Least distance in business days between two attempts to one contact.' })
  businessDaysBetweenAttempts: number;
}

@ObjectType('PolicyHours', { description: 'When employers are called, in minutes since midnight where they are.' })
@InputType('PolicyHoursInput', {
  description: 'When employers are called, in minutes since midnight where they are: 540 is 9:00.',
})
export class HourFields {
  @Field(() => Int, { description: 'From then on.' })
  from: number;

  @Field(() => Int, { description: 'Until then.' })
  until: number;

  @Field(() => Int, { description: 'On a Monday not before.' })
  mondayCallsFrom: number;

  @Field(() => Int, { description: 'Where the other half of the day begins, for repeated calls.' })
  afternoonFrom: number;
}

@ObjectType('PolicyRules', { description: 'All rules of a policy, as data.' })
@InputType('PolicyRulesInput', {
  description:
    'All rules of a policy; they replace those before as a whole. What was read as `rules` can be sent again, without the fields of offsets that are null.',
})
export class RuleFields {
  @Field(() => [StepFields], {
    description: 'At most 100. Of steps due at the same moment the one that stands first is owed first.',
  })
  steps: StepFields[];

  @Field(() => [OpeningFields], { description: 'Each event at most once; one that is left out brings nothing along.' })
  openings: OpeningFields[];

  @Field(() => [BranchFields], { description: 'Each turn once; a draft may miss some, a version may not.' })
  branches: BranchFields[];

  @Field(() => [AftercareFields], {
    description: 'Each outcome at most once; after one that is left out nothing is owed.',
  })
  aftercare: AftercareFields[];

  @Field({ description: 'Key of the step of the counselor who decides about a silent prospect.' })
  reviewStep: string;

  @Field(() => LimitFields, { description: 'How often an employer is asked.' })
  limits: LimitFields;

  @Field(() => HourFields, { description: 'When employers are called.' })
  hours: HourFields;
}
