import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, MutationInput, Payload, UserError, Uuid } from '../platform/graphql/index.js';
import { PolicyVersionType } from './policies.graphql.js';
import { RuleFields } from './policy-rules.graphql.js';

@ObjectType({ description: 'The version to come of a policy, as it is being edited.' })
export class PolicyDraft {
  @Field(() => RuleFields, { description: 'Its rules.' })
  rules: RuleFields;

  @Field(() => [UserError], {
    description:
      'What keeps it from being published, each with the step or branch to blame; empty: it can be published.',
  })
  problems: UserError[];
}

@ObjectType('FollowUpPolicy', { description: 'A follow-up policy of the center, with its versions and its draft.' })
export class FollowUpPolicyType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'Its name, one of a kind in the center.' })
  name: string;

  @Field({ description: 'Whether it is the policy of the center: whoever has no other comes under it.' })
  isDefault: boolean;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it can be set for nobody any more; null: it is in use.',
  })
  retiredAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const FollowUpPolicyConnection = connectionOf(FollowUpPolicyType, 'FollowUpPolicy');

@ObjectType('PolicyChange', { description: 'One difference between two sets of rules.' })
export class PolicyChangeType {
  @Field({ description: 'Where in the rules, `steps.status-call.due`.' })
  path: string;

  @Field({ description: 'What changed, in words: what it was -> what it is.' })
  sentence: string;
}

@InputType({ description: 'A new policy, whose draft is a copy of a published version.' })
export class AddPolicyInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 200 characters.' })
  name: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The version to copy; null: the newest of the policy of the center.',
  })
  fromVersionId?: string | null;
}

@InputType({ isAbstract: true })
abstract class PolicyEditInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which policy.' })
  policyId: string;

  @Field(() => Int, { description: 'The version of the policy that you read: it counts edits.' })
  version: number;
}

@InputType({ description: 'Begins a draft anew as a copy of a published version; what the draft was before is gone.' })
export class DraftPolicyInput extends PolicyEditInput {
  @Field(() => Uuid, { nullable: true, description: 'The version to copy; null: the newest of the policy.' })
  fromVersionId?: string | null;
}

@InputType({ description: 'What a draft shall be from now on, as a whole.' })
export class ChangePolicyDraftInput extends PolicyEditInput {
  @Field(() => String, {
    nullable: true,
    description: 'A new name for the policy, 1 to 200 characters; null: it keeps its name.',
  })
  name?: string | null;

  @Field(() => RuleFields, { description: 'All of its rules. They may be unfinished.' })
  rules: RuleFields;
}

@InputType({ description: 'A draft to give up.' })
export class DiscardPolicyDraftInput extends PolicyEditInput {}

@InputType({ description: 'A draft to make the newest version.' })
export class PublishPolicyInput extends PolicyEditInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the version; null: one is made.' })
  id?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether open prospects under earlier versions of this policy are moved to the new one, by a job; null: they stay.',
  })
  moveOpenProspects?: boolean | null;
}

@InputType({ description: 'A policy to retire.' })
export class RetirePolicyInput extends PolicyEditInput {}

@ObjectType({ description: 'The answer to editing a policy.' })
export class PolicyPayload extends Payload {
  @Field(() => FollowUpPolicyType, { nullable: true, description: 'The policy as it is now; null when refused.' })
  policy: FollowUpPolicyType | null;
}

@ObjectType({ description: 'The answer to publishing a policy.' })
export class PublishPolicyPayload extends PolicyPayload {
  @Field(() => PolicyVersionType, { nullable: true, description: 'The new version; null when refused.' })
  policyVersion: PolicyVersionType | null;
}
