import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/index.js';
import { type Trait, TRAITS } from './domain/balance.js';
import { type Arm, ARMS } from './domain/trial.js';

const ArmEnum = enumOf(ARMS);
registerEnumType(ArmEnum, {
  name: 'PolicyTrialArm',
  description: 'CONTROL goes on as before, TREATMENT is what is tried.',
});
const TraitEnum = enumOf(TRAITS);
registerEnumType(TraitEnum, {
  name: 'PolicyTrialTrait',
  description: 'What was known of a student at enrolment: counts until then.',
});

@ObjectType('PolicyTrialClusteredShare', {
  description: 'A share of prospects, with a 95 % interval that knows the students.',
})
export class ClusteredShareType {
  @Field(() => Int, { description: 'How many.' })
  count: number;

  @Field(() => Int, { description: 'Of how many.' })
  of: number;

  @Field(() => Float, { description: 'The share, 0 to 1.' })
  share: number;

  @Field(() => Float, { description: 'Lower 95 % limit.' })
  lower: number;

  @Field(() => Float, { description: 'Upper 95 % limit.' })
  upper: number;
}

@ObjectType('PolicyTrialArmFigures', { description: 'Who is in an arm and how it was treated.' })
export class ArmFiguresType {
  @Field(() => ArmEnum, { description: 'Which arm.' })
  arm: Arm;

  @Field(() => Int, { description: 'Cohorts with students in it.' })
  cohorts: number;

  @Field(() => Int, {
    description:
      'Students; told however few, to see how enrolment goes: a lot put them here, so it says nothing of them.',
  })
  students: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Their prospects whose first interview ended after enrolment; null: an arm has fewer than 20 students with such, or than the center's `smallestGroup`.",
  })
  prospects: number | null;

  @Field(() => ClusteredShareType, {
    nullable: true,
    description:
      'Prospects with a status check, by whatever channel; null: not enough data yet, or one or two with a check, or without.',
  })
  called: ClusteredShareType | null;

  @Field(() => ClusteredShareType, {
    nullable: true,
    description:
      'Prospects whose outcome had been heard of by the primary day, which a closing without an answer is not, of those watched as long; null: not enough data yet, one or two known or unknown, or the trial is running.',
  })
  outcomeKnown: ClusteredShareType | null;
}

@ObjectType('PolicyTrialBalance', { description: 'How alike the arms were at enrolment.' })
export class BalanceType {
  @Field(() => TraitEnum, { description: 'In what.' })
  trait: Trait;

  @Field(() => Float, { description: 'Mean of the control arm.' })
  control: number;

  @Field(() => Float, { description: 'Mean of the treatment arm.' })
  treatment: number;

  @Field(() => Float, { description: 'Difference over the standard deviation; within 0.1 of 0 is well balanced.' })
  standardisedDifference: number;
}

@ObjectType('PolicyTrialBounds', {
  description: 'The difference if unknown outcomes had all gone one way. 0.05 is five points.',
})
export class BoundsType {
  @Field(() => Float, { description: 'All against the treatment.' })
  lower: number;

  @Field(() => Float, { description: 'All for the treatment.' })
  upper: number;
}
