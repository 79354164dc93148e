import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, Payload } from '../platform/graphql/index.js';
import { NOT_ELIGIBLE, type NotEligible } from './domain/eligibility.js';
import type { NotEligibleCount } from './domain/expectation.js';

export const NotEligibleEnum = enumOf(NOT_ELIGIBLE);
registerEnumType(NotEligibleEnum, {
  name: 'NotEligibleForTrial',
  description: 'Why a student cannot be enrolled into a trial; where several hold, the first of them.',
  valuesMap: {
    ARCHIVED: { description: 'The student is archived.' },
    NOT_IN_COHORT: { description: 'The student does not belong to the cohort today.' },
    IN_A_TRIAL: {
      description: 'The student is in a running trial, this one or another, alone or with a whole cohort.',
    },
    ALREADY_PLACED: { description: 'The student has accepted an offer, so that no policy brings another.' },
    HAS_OWN_POLICY: { description: 'A policy is set for the student; clear it with `clearPolicyFor` first.' },
    INTERVIEWED_ALREADY: {
      description: 'An open prospect of the student has an interview in the past, on which follow-up has begun.',
    },
  },
});

@ObjectType('NotEligibleCount', { description: 'How many students cannot be enrolled for one reason.' })
export class NotEligibleCountType {
  @Field(() => NotEligibleEnum, { description: 'Why.' })
  reason: NotEligible;

  @Field(() => Int, { description: 'Students, rounded down to tens; who is in two of the cohorts counts once.' })
  students: number;
}

@ObjectType('PolicyTrialExpectation', {
  description: "What can be expected of a trial before it starts, from the center's own past year.",
})
export class TrialExpectationType {
  @Field(() => [String], { description: 'The same in plain words, to be read before the trial is started.' })
  sentences: readonly string[];

  @Field(() => Float, {
    description:
      "Share of prospects with an offer by the primary day: as you gave it, estimated from the center's past, or assumed (the words say which). 0 to 1.",
  })
  baseRate: number;

  @Field(() => Float, { description: 'Prospects with an interview per student.' })
  prospectsPerStudent: number;

  @Field(() => Float, {
    description:
      'How many times more prospects are needed because those of one student are alike, and where whole cohorts draw lots those of one cohort, for which a correlation of 0.05 is assumed; at least 1.',
  })
  designEffect: number;

  @Field(() => Int, {
    description:
      'Prospects that each arm needs to find the minimal difference in 80 of 100 trials; where whole cohorts draw lots, in cohorts as large as these.',
  })
  neededPerArm: number;

  @Field(() => Int, {
    description:
      "Prospects that each arm can expect of the students who can be enrolled now, these rounded down to tens; 0: of fewer than the center's `smallestGroup`.",
  })
  expectedPerArm: number;

  @Field(() => [NotEligibleCountType], {
    nullable: true,
    description:
      "Students of the cohorts who could not be enrolled at that moment, by reason. A reason that holds for fewer than the center's `smallestGroup` is left out, and all are where one of the cohorts has fewer members. Null: registered before they were counted.",
  })
  notEligible: readonly NotEligibleCount[] | null;

  @Field(() => Float, { description: 'Chance to find the minimal difference with those, 0 to 1.' })
  power: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Smallest difference that is found in 80 of 100 trials, 0.05 is five points; null: none is.',
  })
  detectableDifference: number | null;
}

@ObjectType({ description: 'What can be expected, or what is wrong with the question.' })
export class PolicyTrialExpectationPayload extends Payload {
  @Field(() => TrialExpectationType, { nullable: true, description: 'What can be expected; null when refused.' })
  expectation: TrialExpectationType | null;
}
