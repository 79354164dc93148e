import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@ObjectType('Cohort', { description: 'A group of students worked with together.' })
export class CohortType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'Name, unique in the center.' })
  name: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the program; null: not set.' })
  startsOn: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the program; null: not set.' })
  endsOn: Day | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const CohortConnection = connectionOf(CohortType, 'Cohort');

@ObjectType('CohortMembership', { description: 'That a student belongs to a cohort from one day to another.' })
export class CohortMembershipType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => LocalDate, { description: 'First day in the cohort.' })
  fromDay: Day;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in the cohort; null: until further notice.' })
  toDay: Day | null;
}

@InputType({ description: 'A new cohort.' })
export class AddCohortInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 200 characters, unique in the center.' })
  name: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the program.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the program.' })
  endsOn?: string | null;
}

@InputType({ description: 'An edit of a cohort. What is left out stays as it is; null empties it.' })
export class ChangeCohortInput extends MutationInput {
  @Field(() => Uuid, { description: 'The cohort.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 200 characters, unique in the center.' })
  name?: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the program.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the program.' })
  endsOn?: string | null;
}

@ObjectType({ description: 'The answer to adding or changing a cohort.' })
export class CohortPayload extends Payload {
  @Field(() => CohortType, { nullable: true, description: 'Null when refused.' })
  cohort: CohortType | null;
}

@InputType({ description: 'Students who come into a cohort, all of them or none.' })
export class JoinCohortInput extends MutationInput {
  @Field(() => Uuid, { description: 'The cohort.' })
  cohortId: string;

  @Field(() => [Uuid], { description: '1 to 500 students.' })
  studentIds: string[];

  @Field(() => LocalDate, { description: 'First day in the cohort.' })
  fromDay: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in the cohort; null: until further notice.' })
  toDay?: string | null;
}

@InputType({ description: 'Students who leave a cohort, all of them or none.' })
export class LeaveCohortInput extends MutationInput {
  @Field(() => Uuid, { description: 'The cohort.' })
  cohortId: string;

  @Field(() => [Uuid], { description: '1 to 500 students.' })
  studentIds: string[];

  @Field(() => LocalDate, { description: 'Last day in the cohort.' })
  toDay: string;
}

@ObjectType({ description: 'The answer to students joining or leaving a cohort.' })
export class MembershipsPayload extends Payload {
  @Field(() => CohortType, { nullable: true, description: 'Null when refused.' })
  cohort: CohortType | null;

  @Field(() => [CohortMembershipType], {
    nullable: true,
    description: 'The memberships that began or ended, at most 500; null when refused.',
  })
  memberships: CohortMembershipType[] | null;
}
