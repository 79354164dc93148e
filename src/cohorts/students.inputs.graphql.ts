import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput, PageArgs, Uuid, Zone } from '../platform/graphql/index.js';
import { DegreeLevelEnum } from './students.graphql.js';
import type { DegreeLevel } from './student.entity.js';

@ArgsType()
export class StudentsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Beginning of the name, "maria lo" or "lopez m", in any case, with or without accents.',
  })
  startsWith?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: those off the lists instead of those on them.' })
  archived: boolean;
}

@InputType({ isAbstract: true })
abstract class StudentInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Id in the student system of the center, at most 100 characters.',
  })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, at most 254 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 40 characters.' })
  phone?: string | null;

  @Field(() => Zone, { nullable: true, description: 'IANA zone in which the student lives.' })
  zone?: string | null;

  @Field(() => Int, { nullable: true, description: 'Class of Y: degrees conferred from 1 July Y-1 to 30 June Y.' })
  graduatingClass?: number | null;

  @Field(() => DegreeLevelEnum, { nullable: true, description: 'Degree to be reached.' })
  degreeLevel?: DegreeLevel | null;

  @Field(() => String, { nullable: true, description: 'Program or major, at most 200 characters.' })
  program?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'What the student has to offer: at most 10, each 1 to 300 characters.',
  })
  valuePoints?: string[];
}

@InputType({ description: 'A new student.' })
export class AddStudentInput extends StudentInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 100 characters.' })
  givenName: string;

  @Field({ description: 'At most 100 characters; may be empty.' })
  familyName: string;
}

@InputType({
  description:
    'An edit of a student. What is left out stays as it is; null empties it. Students may send phone, zone and value points of their own record.',
})
export class ChangeStudentInput extends StudentInput {
  @Field(() => Uuid, { description: 'The student.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  givenName?: string;

  @Field(() => String, { nullable: true, description: 'At most 100 characters; may be empty.' })
  familyName?: string;
}

@InputType({ description: 'Which student, as you read the record.' })
export class StudentVersionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The student.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}
