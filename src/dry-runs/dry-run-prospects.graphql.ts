import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ChannelEnum,
  StepKindEnum,
  StepOwnerEnum,
  type StepKind,
  type StepOwner,
} from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import { connectionOf, DateTime, enumOf, LocalDate, Uuid } from '../platform/graphql/index.js';
import { type Ending, ENDINGS } from './domain/owed-step.js';

const EndingEnum = enumOf(ENDINGS);
registerEnumType(EndingEnum, {
  name: 'OwedStepEnding',
  description:
    'DONE: a fact did what was owed. LAPSED: its time passed and nobody had done it. SUPERSEDED: something else happened and another step came in its place. STILL_OWED: to the end of the period.',
});

@ObjectType('OwedStep', {
  description: 'A step that was, or would have been, the next one of its prospect for a time.',
})
export class OwedStepType {
  @Field({ description: 'Key of the policy step, `status-call`.' })
  stepKey: string;

  @Field(() => StepKindEnum, { description: 'What was owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel: Channel | null;

  @Field(() => StepOwnerEnum, { description: 'Who owed it at first.' })
  owner: StepOwner;

  @Field(() => Uuid, { nullable: true, description: 'Whom it concerned; null: nobody in particular.' })
  contactId: string | null;

  @Field(() => DateTime, { description: 'When it became the next step.' })
  openedAt: Date;

  @Field(() => DateTime, { description: 'When it was due.' })
  dueAt: Date;

  @Field(() => LocalDate, { description: 'The due day, where the contact is.' })
  dueOn: Day;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: it was still owed.' })
  endedAt: Date | null;

  @Field(() => EndingEnum, { description: 'What became of it.' })
  how: Ending;

  @Field(() => DateTime, { nullable: true, description: 'When it passed to somebody else, undone; null: it did not.' })
  handedOverAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it moved to the counselor, three business days overdue; null: it did not.',
  })
  toCounselorAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it moved to the lead, five business days overdue; null: it did not.',
  })
  toLeadAt: Date | null;
}

@ObjectType('MadeContact', { description: 'A call or message to an employer that was made.' })
export class MadeContactType {
  @Field(() => StepKindEnum, { description: 'The kind of step that it does.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null: not told.' })
  channel: Channel | null;

  @Field(() => Uuid, { nullable: true, description: 'With whom; null: not told.' })
  contactId: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;
}

@ObjectType('DryRunProspect', {
  description: 'What would have been owed on one prospect, compared with what happened.',
})
export class DryRunProspectType {
  @Field(() => [OwedStepType], { description: 'Under the rules that are tried, one after the other; at most 50.' })
  tried: OwedStepType[];

  @Field(() => [OwedStepType], { description: 'Under the version that the prospect is pinned to now; at most 50.' })
  inForce: OwedStepType[];

  @Field(() => [MadeContactType], { description: 'What was done within the period, in order; at most 50.' })
  happened: MadeContactType[];
}

export const DryRunProspectConnection = connectionOf(DryRunProspectType, 'DryRunProspect');
