import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type DegreeLevel, DegreeLevelEnum } from '../cohorts/index.js';
import type { Day } from '../kernel/day.js';
import { connectionOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@ObjectType('Graduation', { description: 'A degree that was conferred; a student may have several.' })
export class GraduationType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Int, { description: 'Class of Y: degrees conferred 1 July Y-1 to 30 June Y.' })
  graduatingClass: number;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which it was conferred; null: not recorded.' })
  graduatedOn: Day | null;

  @Field(() => DegreeLevelEnum, { nullable: true, description: 'Its level; null: not recorded.' })
  degreeLevel: DegreeLevel | null;

  @Field(() => String, { nullable: true, description: 'What was studied; null: not recorded.' })
  program: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const GraduationConnection = connectionOf(GraduationType, 'Graduation');

@ArgsType()
export class OfClassArgs {
  @Field(() => Int, { nullable: true, description: 'Only of this class; null: of all.' })
  graduatingClass?: number | null;

  @Field(() => Uuid, { nullable: true, description: 'Only of this student; null: of all.' })
  studentId?: string | null;
}

@InputType({ description: 'Students who graduated alike: one, or a whole class.' })
export class RecordGraduationsInput extends MutationInput {
  @Field(() => [Uuid], { description: '1 to 200 students.' })
  studentIds: string[];

  @Field(() => Int, { nullable: true, description: 'Null: what graduatedOn tells, else the class of the roster.' })
  graduatingClass?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Null: not known.' })
  graduatedOn?: Day | null;

  @Field(() => DegreeLevelEnum, { nullable: true, description: 'Null: the level of the roster.' })
  degreeLevel?: DegreeLevel | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters. Null: the program of the roster.' })
  program?: string | null;
}

@InputType({ description: 'An edit of a graduation. What is left out stays as it is; null empties it.' })
export class ChangeGraduationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The graduation.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => Int, { nullable: true, description: 'Null: what graduatedOn tells.' })
  graduatingClass?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which it was conferred.' })
  graduatedOn?: Day | null;

  @Field(() => DegreeLevelEnum, { nullable: true, description: 'Its level.' })
  degreeLevel?: DegreeLevel | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  program?: string | null;
}

@InputType({ description: 'A graduation that was recorded by mistake.' })
export class RemoveGraduationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The graduation.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to recording graduations.' })
export class GraduationsPayload extends Payload {
  @Field(() => [GraduationType], { nullable: true, description: 'What was recorded; null when refused.' })
  graduations: GraduationType[] | null;
}

@ObjectType({ description: 'The answer to changing or removing a graduation.' })
export class GraduationPayload extends Payload {
  @Field(() => GraduationType, { nullable: true, description: 'As it is now, or was; null when refused.' })
  graduation: GraduationType | null;
}
