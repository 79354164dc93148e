import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { POLICY_MOVE_STATUSES, type PolicyMoveStatus } from './policy-move.entity.js';

const PolicyMoveStatusEnum = enumOf(POLICY_MOVE_STATUSES);
registerEnumType(PolicyMoveStatusEnum, {
  name: 'PolicyMoveStatus',
  description: 'MOVING: the job is at it. DONE, CANCELLED, FAILED: it has ended; who was moved by then stays moved.',
});

@ObjectType('PolicyMove', { description: 'Open prospects on their way to another policy version.' })
export class PolicyMoveType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => PolicyMoveStatusEnum, { description: 'How far it has come.' })
  status: PolicyMoveStatus;

  @Field(() => Int, { description: 'Prospects that were moved; progress is this over `total`.' })
  done: number;

  @Field(() => Int, { description: 'Those of them that owe another step, or the same on another day, than before.' })
  changed: number;

  @Field(() => Int, { nullable: true, description: 'Prospects to move; null: not counted yet.' })
  total: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null: it did not.' })
  failure: string | null;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: not yet.' })
  finishedAt: Date | null;
}

export const PolicyMoveConnection = connectionOf(PolicyMoveType, 'PolicyMove');

@InputType({ isOneOf: true, description: 'Which open prospects are moved.' })
export class PolicyMoveScopeInput {
  @Field(() => Boolean, { nullable: true, description: 'True: all of the center.' })
  allOpen?: boolean | null;

  @Field(() => Uuid, { nullable: true, description: 'Those of students who are in this cohort now.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Those of this student.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'This one.' })
  prospectId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Those pinned to this version.' })
  fromVersionId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Those pinned to any version of this policy.' })
  fromPolicyId?: string | null;
}

@InputType({ description: 'Open prospects to move to a policy version.' })
export class MovePolicyInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the move; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'The version they come under from then on.' })
  toVersionId: string;

  @Field(() => PolicyMoveScopeInput, { description: 'Which of them.' })
  scope: PolicyMoveScopeInput;
}

@InputType({ description: 'A move to look at before it is made.' })
export class PreviewPolicyMoveInput {
  @Field(() => Uuid, { description: 'The version they would come under.' })
  toVersionId: string;

  @Field(() => PolicyMoveScopeInput, { description: 'Which of them.' })
  scope: PolicyMoveScopeInput;
}

@InputType({ description: 'A move to stop.' })
export class CancelPolicyMoveInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which move.' })
  policyMoveId: string;
}

@ObjectType({ description: 'The answer to starting or stopping a move.' })
export class PolicyMovePayload extends Payload {
  @Field(() => PolicyMoveType, { nullable: true, description: 'The move as it is now; null when refused.' })
  policyMove: PolicyMoveType | null;
}
