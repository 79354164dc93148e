import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, Payload, Uuid, Zone } from '../platform/graphql/index.js';
import { DEGREE_LEVELS, type DegreeLevel } from './student.entity.js';

export const DegreeLevelEnum = enumOf(DEGREE_LEVELS);
registerEnumType(DegreeLevelEnum, { name: 'DegreeLevel', description: 'What a student graduates with.' });

@ObjectType('Student', { description: 'A person who looks for a job with the help of the center.' })
export class StudentType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Id in the student system of the center, unique there; null: none.',
  })
  externalId: string | null;

  @Field({ description: 'Given name.' })
  givenName: string;

  @Field({ description: 'Family name; may be empty.' })
  familyName: string;

  @Field(() => String, { nullable: true, description: 'E-mail address, lower case; null: not known.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number as people write it; null: not known.' })
  phone: string | null;

  @Field(() => Zone, {
    nullable: true,
    description: 'IANA zone in which the student lives; null: that of the center is taken.',
  })
  zone: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Class of Y: degrees conferred from 1 July Y-1 to 30 June Y; null: not known or none.',
  })
  graduatingClass: number | null;

  @Field(() => DegreeLevelEnum, { nullable: true, description: 'Degree to be reached; null: not known or none.' })
  degreeLevel: DegreeLevel | null;

  @Field(() => String, { nullable: true, description: 'Program or major; null: not known.' })
  program: string | null;

  @Field(() => [String], {
    description: 'What the student has to offer, in own words, at most 10: call scripts quote it.',
  })
  valuePoints: string[];

  @Field(() => DateTime, { nullable: true, description: 'Since when off the lists; null: on them.' })
  archivedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when this record is opted out of reminders, by the student or by staff. Null: it is not; `remindersStoppedAt` says what is in force.',
  })
  remindersOptedOutAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const StudentConnection = connectionOf(StudentType, 'Student');

@ObjectType({ description: 'The answer to adding, changing, archiving or restoring a student.' })
export class StudentPayload extends Payload {
  @Field(() => StudentType, {
    nullable: true,
    description: 'The student as he or she is recorded now; null when refused.',
  })
  student: StudentType | null;
}
