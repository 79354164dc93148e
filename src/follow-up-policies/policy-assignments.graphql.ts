import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { POLICY_LEVELS, type PolicyLevel } from './domain/policy-in-force.js';
import { PolicyVersionType } from './policies.graphql.js';

const PolicyLevelEnum = enumOf(POLICY_LEVELS);
registerEnumType(PolicyLevelEnum, {
  name: 'PolicyLevel',
  description: 'For what a policy can be set; the most specific wins: prospect, student, cohort, center.',
});

@ObjectType({ description: 'The policy that new interviews come under, and where it comes from.' })
export class EffectivePolicy {
  @Field(() => PolicyVersionType, { description: 'The version.' })
  policyVersion: PolicyVersionType;

  @Field(() => PolicyLevelEnum, { description: 'For what it is set.' })
  level: PolicyLevel;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The cohort, student or prospect it is set for; null: the center.',
  })
  subjectId: string | null;

  @Field({ description: 'Where it comes from, in words.' })
  source: string;
}

@InputType({ isOneOf: true, description: 'For what a policy is set.' })
export class PolicySubjectInput {
  @Field(() => Boolean, { nullable: true, description: 'True: for the center.' })
  center?: boolean | null;

  @Field(() => Uuid, { nullable: true, description: 'For the students of this cohort.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'For this student.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'For this prospect.' })
  prospectId?: string | null;
}

@InputType({ isOneOf: true, description: 'For what a policy of its own is cleared.' })
export class ClearedSubjectInput {
  @Field(() => Uuid, { nullable: true, description: 'This cohort.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'This student.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'This prospect.' })
  prospectId?: string | null;
}

@InputType({ description: 'A policy, and for what it is set.' })
export class SetPolicyForInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which policy; it must have a version.' })
  policyId: string;

  @Field(() => PolicySubjectInput, { description: 'For what.' })
  for: PolicySubjectInput;
}

@InputType({ description: 'For what a policy of its own is cleared.' })
export class ClearPolicyForInput extends MutationInput {
  @Field(() => ClearedSubjectInput, { description: 'For what.' })
  for: ClearedSubjectInput;
}

@ObjectType({ description: 'The answer to setting or clearing a policy.' })
export class PolicyForPayload extends Payload {
  @Field(() => EffectivePolicy, {
    nullable: true,
    description: 'What new interviews come under now; null when refused.',
  })
  effectivePolicy: EffectivePolicy | null;
}
