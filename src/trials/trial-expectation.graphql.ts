import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../platform/graphql/index.js';

@ObjectType('PolicyTrialExpectation', {
  description: "What can be expected of a trial before it starts, from the center's own past year.",
})
export class TrialExpectationType {
  @Field(() => [String], { description: 'The same in plain words, to be read before the trial is started.' })
  sentences: readonly string[];

  @Field(() => Float, {
    description:
      "Share of prospects with an offer by the primary day: the center's own, or an assumption (the words say which). 0 to 1.",
  })
  baseRate: number;

  @Field(() => Float, { description: 'Prospects with an interview per student.' })
  prospectsPerStudent: number;

  @Field(() => Float, {
    description: 'How many times more prospects are needed because those of one student are alike; at least 1.',
  })
  designEffect: number;

  @Field(() => Int, {
    description: 'Prospects that each arm needs to find the minimal difference in 80 of 100 trials.',
  })
  neededPerArm: number;

  @Field(() => Int, { description: 'Prospects that each arm can expect of the students who can be enrolled now.' })
  expectedPerArm: number;

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
