import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, DateTime, enumOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { PAUSE_KINDS, type PauseKind } from './pause.entity.js';

const PauseKindEnum = enumOf(PAUSE_KINDS);
registerEnumType(PauseKindEnum, { name: 'PauseKind', description: 'Why nobody follows up for a while.' });

@ObjectType('Pause', {
  description:
    'A time in which nobody follows up. Its days do not count as business days, so every step that would fall due in it or after it moves by as many; appointments and deadlines that others set stay where they are.',
})
export class PauseType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { nullable: true, description: 'The cohort that pauses; null: no whole cohort.' })
  cohortId: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The student who pauses; null: no single student.' })
  studentId: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The employer whose prospects rest; null: no whole employer.' })
  employerId: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The prospect that rests; null: no single prospect.' })
  prospectId: string | null;

  @Field(() => PauseKindEnum, { description: 'Why.' })
  kind: PauseKind;

  @Field({ description: 'Why, in words: "exams".' })
  words: string;

  @Field(() => LocalDate, { description: 'First day on which nobody follows up.' })
  firstDay: Day;

  @Field(() => LocalDate, {
    description: 'Last such day; the day before `firstDay` when it was ended before it began.',
  })
  lastDay: Day;

  @Field(() => LocalDate, { description: 'What the last day was to be before somebody ended it.' })
  plannedLastDay: Day;

  @Field(() => DateTime, { description: 'When it was entered.' })
  startedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody ended it early; null: nobody did.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const PauseConnection = connectionOf(PauseType, 'Pause');

@ArgsType()
export class PausesArgs {
  @Field(() => Uuid, { nullable: true, description: 'Only of this cohort.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this student.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this employer.' })
  employerId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this prospect.' })
  prospectId?: string | null;
}

@InputType({ description: 'A new pause of exactly one of cohort, student, employer and prospect.' })
export class StartPauseInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A whole cohort; for staff.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A student; students name themselves.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'An employer, as in a hiring freeze; for staff.' })
  employerId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A single prospect.' })
  prospectId?: string | null;

  @Field(() => PauseKindEnum, { description: 'Why.' })
  kind: PauseKind;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in words that follow "Paused:", at most 200 characters; null: the words of the kind.',
  })
  words?: string | null;

  @Field(() => LocalDate, { description: 'First day on which nobody follows up.' })
  firstDay: Day;

  @Field(() => LocalDate, { description: 'Last such day: today or later, at most 366 days after the first.' })
  lastDay: Day;
}

@InputType({ description: 'The early end of a pause: from today on steps are owed again.' })
export class EndPauseInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which pause.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to starting or ending a pause.' })
export class PausePayload extends Payload {
  @Field(() => PauseType, { nullable: true, description: 'Null when refused.' })
  pause: PauseType | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many prospects were replanned at once; null when refused, and when there are so many that it is done in the background.',
  })
  replanned: number | null;
}
