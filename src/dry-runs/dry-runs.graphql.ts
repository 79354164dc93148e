import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, DateTime, enumOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { DRY_RUN_STATUSES, type DryRunStatus } from './dry-run.entity.js';

const DryRunStatusEnum = enumOf(DRY_RUN_STATUSES);
registerEnumType(DryRunStatusEnum, {
  name: 'DryRunStatus',
  description: 'RUNNING: the job is at it. DONE, CANCELLED, FAILED: it has ended; what was replayed by then stays.',
});

@ObjectType('DryRun', {
  description:
    'The past replayed under rules that are tried, beside the same under the policy versions that prospects are pinned to and beside what was done. Facts stay as they happened: an employer who is asked earlier here does not answer earlier, a call that nobody made is made by nobody, what was entered late counts from when it happened, an offer elsewhere that has been answered since hurries nobody, a restriction that was lifted since is not known, and calls are not spread over the days as the contact governor would. So it tells what a policy asks for, not what it brings about.',
})
export class DryRunType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { description: 'The policy whose rules are tried.' })
  policyId: string;

  @Field(() => Uuid, { nullable: true, description: 'The version that is tried; null: the draft, as it then was.' })
  policyVersionId: string | null;

  @Field({ description: 'What the policy was called then.' })
  policyName: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Only students who were in this cohort at some time of the period; null: all.',
  })
  cohortId: string | null;

  @Field(() => LocalDate, { description: 'The first day of the period.' })
  fromDay: Day;

  @Field(() => LocalDate, { description: 'The last day of the period.' })
  toDay: Day;

  @Field(() => DryRunStatusEnum, { description: 'How far it has come.' })
  status: DryRunStatus;

  @Field(() => Int, { description: 'Prospects that were replayed; progress is this over `total`.' })
  done: number;

  @Field(() => Int, { nullable: true, description: 'Prospects to replay; null: not counted yet.' })
  total: number | null;

  @Field(() => Int, {
    description: 'Prospects that `dryRunProspects` shows: at most 5,000; those beyond are only counted.',
  })
  listed: number;

  @Field(() => String, { nullable: true, description: 'Why it failed; null: it did not.' })
  failure: string | null;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: not yet.' })
  finishedAt: Date | null;
}

export const DryRunConnection = connectionOf(DryRunType, 'DryRun');

@InputType({ isOneOf: true, description: 'Which rules are tried.' })
export class DryRunRulesInput {
  @Field(() => Uuid, { nullable: true, description: 'The draft of this policy, as it is now.' })
  draftOfPolicyId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'This version.' })
  policyVersionId?: string | null;
}

@InputType({ description: 'What to replay.' })
export class StartDryRunInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the dry run; null: one is made.' })
  id?: string | null;

  @Field(() => DryRunRulesInput, { description: 'Under which rules.' })
  rules: DryRunRulesInput;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Only students who were in this cohort at some time of the period; null: all.',
  })
  cohortId?: string | null;

  @Field(() => LocalDate, { description: 'From this day on.' })
  fromDay: string;

  @Field(() => LocalDate, { description: 'To this day, which is included: today at the latest, twelve months in all.' })
  toDay: string;
}

@InputType({ description: 'A dry run to stop.' })
export class CancelDryRunInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which dry run.' })
  dryRunId: string;
}

@ObjectType({ description: 'The answer to starting or stopping a dry run.' })
export class DryRunPayload extends Payload {
  @Field(() => DryRunType, { nullable: true, description: 'The dry run as it is now; null when refused.' })
  dryRun: DryRunType | null;
}
