import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@ObjectType('CaseloadCover', { description: 'That one counselor looks after the caseload of another who is absent.' })
export class CaseloadCoverType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => LocalDate, { description: 'First day of the absence.' })
  fromDay: Day;

  @Field(() => LocalDate, { description: 'Last day of the absence.' })
  toDay: Day;
}

export const CaseloadCoverConnection = connectionOf(CaseloadCoverType, 'CaseloadCover');

@InputType({ description: 'Students and the counselor who looks after them from a day on, all of them or none.' })
export class AssignCaseloadInput extends MutationInput {
  @Field(() => Uuid, { description: 'The counselor: a person with the role COUNSELOR, LEAD or ADMIN.' })
  counselorId: string;

  @Field(() => [Uuid], { description: '1 to 500 students.' })
  studentIds: string[];

  @Field(() => LocalDate, {
    description: 'First day. What was in force ends the day before; what was planned from this day on is taken back.',
  })
  fromDay: string;
}

@ObjectType({ description: 'The answer to assigning students to a counselor.' })
export class AssignCaseloadPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'How many students have another counselor than before; null when refused.',
  })
  changed: number | null;
}

@InputType({ description: 'An absence and who stands in.' })
export class ArrangeCoverInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'Who is absent.' })
  absentId: string;

  @Field(() => Uuid, { description: 'Who stands in.' })
  coveringId: string;

  @Field(() => LocalDate, { description: 'First day of the absence.' })
  fromDay: string;

  @Field(() => LocalDate, { description: 'Last day of the absence.' })
  toDay: string;
}

@InputType({ description: 'Which cover to cancel.' })
export class CancelCoverInput extends MutationInput {
  @Field(() => Uuid, { description: 'The cover.' })
  id: string;
}

@ObjectType({ description: 'The answer to arranging or cancelling a cover.' })
export class CoverPayload extends Payload {
  @Field(() => CaseloadCoverType, {
    nullable: true,
    description: 'The cover as it is, or was until it was cancelled; null when refused.',
  })
  cover: CaseloadCoverType | null;
}
