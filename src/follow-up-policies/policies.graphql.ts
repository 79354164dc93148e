import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CHANNELS, type Channel } from '../kernel/fact.js';
import { connectionOf, DateTime, enumOf, Uuid } from '../platform/graphql/index.js';
import { STEP_KINDS, STEP_OWNERS, type StepKind, type StepOwner } from './domain/plan.js';

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, { name: 'Channel', description: 'By which means a contact is reached.' });

export const StepKindEnum = enumOf(STEP_KINDS);
registerEnumType(StepKindEnum, { name: 'StepKind', description: 'What is owed on a prospect.' });

export const StepOwnerEnum = enumOf(STEP_OWNERS);
registerEnumType(StepOwnerEnum, { name: 'StepOwner', description: 'Who owes a step.' });

@ObjectType('PolicyStep', { description: 'One step of a follow-up policy.' })
export class PolicyStepType {
  @Field({ description: 'Name of the step inside its policy, `status-call`.' })
  key: string;

  @Field(() => StepKindEnum, { description: 'What is owed.' })
  kind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  channel: Channel | null;

  @Field(() => StepOwnerEnum, { description: 'Who owes it at first.' })
  owner: StepOwner;

  @Field(() => [String], {
    description:
      'When it is due, in words, in the order in which the rules are tried: "the promised day + 1 business day".',
  })
  due: string[];
}

@ObjectType('PolicyVersion', { description: 'One immutable version of a follow-up policy.' })
export class PolicyVersionType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { description: 'The policy that it is a version of.' })
  policyId: string;

  @Field(() => Int, { description: 'Counts the versions of its policy from 1.' })
  number: number;

  @Field(() => DateTime, { description: 'Since when it is in force.' })
  publishedAt: Date;
}

export const PolicyVersionConnection = connectionOf(PolicyVersionType, 'PolicyVersion');
