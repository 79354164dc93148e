import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  ChannelEnum,
  StepKindEnum,
  StepOwnerEnum,
  type StepKind,
  type StepOwner,
} from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import { DateTime, LocalDate, Uuid, Zone } from '../platform/graphql/index.js';

@ObjectType({ description: 'Open prospects of a student, by stage.' })
export class StageCounts {
  @Field(() => Int, { description: 'Applied, no interview yet.' })
  applied: number;

  @Field(() => Int, { description: 'An interview lies ahead or was called off.' })
  interviewing: number;

  @Field(() => Int, { description: 'The employer is deciding.' })
  interviewed: number;

  @Field(() => Int, { description: 'An offer waits for an answer.' })
  offered: number;
}

@ObjectType({ description: 'The next step of a student that is due first: the most overdue one, else the soonest.' })
export class WorstNextStep {
  @Field(() => Uuid, { description: 'The prospect on which it is owed.' })
  prospectId: string;

  @Field({ description: 'Name of the employer.' })
  employer: string;

  @Field(() => String, { nullable: true, description: 'The position; null when not known.' })
  position: string | null;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel: Channel | null;

  @Field(() => StepOwnerEnum, { description: 'Who owes it now.' })
  owner: StepOwner;

  @Field(() => DateTime, { description: 'After this it is overdue.' })
  dueAt: string;

  @Field(() => LocalDate, { description: 'The due day in `zone`.' })
  dueOn: Day;

  @Field(() => Zone, { description: 'Zone in which the day is meant.' })
  zone: string;

  @Field({ description: 'Why it is owed on that day, in one sentence.' })
  why: string;
}

@ObjectType({ description: 'Who looks after a student.' })
export class CaseloadCounselor {
  @Field(() => Uuid, { description: 'Id of the person.' })
  id: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name; empty when the person has none.' })
  familyName: string;
}

@ObjectType({ description: 'A student as a counselor sees them among all others.' })
export class CaseloadStudent {
  @Field(() => Uuid, { description: 'Id of the student.' })
  id: string;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name; empty when the student has none.' })
  familyName: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number the institution knows the student by; null when not known.',
  })
  externalId: string | null;

  @Field(() => Int, { description: 'Prospects that have not ended.' })
  open: number;

  @Field(() => Int, { description: 'Open prospects whose next step is overdue.' })
  overdue: number;

  @Field(() => Int, {
    description:
      'Open prospects whose next step is due in the next 7 days of 24 hours; overdue ones are not among them.',
  })
  dueIn7Days: number;

  @Field(() => Int, { description: 'Prospects that have ended.' })
  closed: number;

  @Field(() => Int, { description: 'Prospects on which somebody met in an interview has not been thanked.' })
  noThankYou: number;

  @Field(() => StageCounts, { description: 'The open prospects by stage.' })
  stages: StageCounts;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When something last happened on any prospect; null without prospects.',
  })
  lastActivityAt: string | null;

  @Field(() => WorstNextStep, { nullable: true, description: 'What is due first; null without open prospects.' })
  worstNextStep: WorstNextStep | null;

  @Field(() => CaseloadCounselor, {
    nullable: true,
    description: 'Whose caseload the student is on today, also while somebody else covers it; null: nobody’s.',
  })
  counselor: CaseloadCounselor | null;
}
