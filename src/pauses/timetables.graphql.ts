import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { DateTime, LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import { ProspectPayload } from '../prospects/index.js';

@ObjectType('Timetable', {
  description:
    'When an employer announced to everybody that it decides, as public employers do. Nobody asks where the decision stands before the business day after it.',
})
export class TimetableType {
  @Field(() => LocalDate, { nullable: true, description: 'Not decided before this day; null: not announced.' })
  notBefore: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'Decided by this day; null: not announced.' })
  decidesBy: Day | null;

  @Field({ description: 'Where it was announced: "notice 12/2026".' })
  words: string;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@InputType({ description: 'What an employer announced of its decision, in place of what was recorded before.' })
export class SetTimetableInput extends MutationInput {
  @Field(() => Uuid, { description: 'Of which prospect.' })
  prospectId: string;

  @Field(() => Int, { nullable: true, description: 'The version of the timetable you read; null: there was none.' })
  version?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Not decided before this day, within two years of today; null: not announced.',
  })
  notBefore?: Day | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Decided by this day, within two years of today; null: not announced. One of the two is needed.',
  })
  decidesBy?: Day | null;

  @Field({ description: 'Where it was announced, 1 to 200 characters.' })
  words: string;
}

@InputType({ description: 'A timetable that holds no longer.' })
export class ClearTimetableInput extends MutationInput {
  @Field(() => Uuid, { description: 'Of which prospect.' })
  prospectId: string;

  @Field(() => Int, { description: 'The version of the timetable you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to setting or clearing a timetable.' })
export class TimetablePayload extends ProspectPayload {}
