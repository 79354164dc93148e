import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ChannelEnum, StepKindEnum, type StepKind } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import { LocalDate, Uuid } from '../platform/graphql/index.js';

@ObjectType({ description: 'Calls and messages to employers, counted.' })
export class DryRunContacts {
  @Field(() => Int, { description: 'Contacts of any kind.' })
  contacts: number;

  @Field(() => Int, { description: 'Those of them by telephone.' })
  calls: number;

  @Field(() => Int, { description: 'Those of them by e-mail.' })
  emails: number;
}

@ObjectType({
  description:
    'What a policy asked for. A step counts on its due day when it was done or had come due; one that gave way before is nobody’s.',
})
export class DryRunAsked extends DryRunContacts {
  @Field(() => Int, { description: 'Steps of any kind, contacts among them.' })
  steps: number;

  @Field(() => Int, { description: 'Steps that were done by their due time.' })
  onTime: number;

  @Field(() => Int, { description: 'Steps that were done after it.' })
  late: number;

  @Field(() => Int, { description: 'Steps that were due and that nobody did.' })
  missed: number;

  @Field(() => Int, { description: 'Steps that were the counselor’s own, and steps that passed to the counselor.' })
  counselorOwed: number;

  @Field(() => Int, { description: 'Times that a student’s step moved to the counselor, three business days overdue.' })
  toCounselor: number;

  @Field(() => Int, { description: 'Times that a step moved to the lead, five business days overdue.' })
  toLead: number;
}

@ObjectType({ description: 'One day of a dry run, or all of them together.' })
export class DryRunFigures {
  @Field(() => DryRunAsked, { description: 'Under the rules that are tried.' })
  tried: DryRunAsked;

  @Field(() => DryRunAsked, { description: 'Under the policy versions that the prospects are pinned to now.' })
  inForce: DryRunAsked;

  @Field(() => DryRunContacts, { description: 'What was done, of the kinds that a policy can ask for.' })
  happened: DryRunContacts;
}

@ObjectType({ description: 'One day of a dry run.' })
export class DryRunDay extends DryRunFigures {
  @Field(() => LocalDate, { description: 'The day.' })
  day: Day;

  @Field(() => Int, { description: 'Contacts that the rules tried ask for on this day: `tried.contacts`.' })
  planned: number;
}

@ObjectType({ description: 'How many steps of one kind stand on a day.' })
export class DryRunCalendarEntry {
  @Field(() => LocalDate, { description: 'The day.' })
  day: Day;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel: Channel | null;

  @Field(() => Int, { description: 'Steps under the rules that are tried.' })
  tried: number;

  @Field(() => Int, { description: 'Steps under the policy versions that the prospects are pinned to now.' })
  inForce: number;

  @Field(() => Int, { description: 'What was done; 0 for steps that are no contact with an employer.' })
  happened: number;
}

@ObjectType({ description: 'The work of a counselor in a dry run.' })
export class DryRunWork {
  @Field(() => Int, { description: 'Steps of the counselor’s own, and steps that passed to the counselor.' })
  owed: number;

  @Field(() => Int, { description: 'Times that a student’s step moved to the counselor, three business days overdue.' })
  escalations: number;

  @Field(() => Int, { description: 'Of both together on the day that had most.' })
  mostOnOneDay: number;

  @Field(() => LocalDate, { nullable: true, description: 'That day, the first of several; null: there was nothing.' })
  busiestDay: Day | null;
}

@ObjectType({ description: 'What falls to one counselor, by who looked after the student on each day.' })
export class DryRunLoad {
  @Field(() => Uuid, { nullable: true, description: 'The counselor, or who stood in; null: nobody looked after them.' })
  counselorId: string | null;

  @Field(() => DryRunWork, { description: 'Under the rules that are tried.' })
  tried: DryRunWork;

  @Field(() => DryRunWork, { description: 'Under the policy versions that the prospects are pinned to now.' })
  inForce: DryRunWork;
}
