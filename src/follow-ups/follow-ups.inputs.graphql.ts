import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import {
  type Channel,
  type Disposition,
  type FollowUpKind,
  REVIEW_DECISIONS,
  type ReviewDecision,
} from '../kernel/fact.js';
import { OfferTermsInput } from '../outcomes/index.js';
import { DateTime, enumOf, LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import { DispositionEnum, FollowUpKindEnum, ProspectPayload } from '../prospects/index.js';

export const ReviewDecisionEnum = enumOf(REVIEW_DECISIONS);
registerEnumType(ReviewDecisionEnum, {
  name: 'ReviewDecision',
  description: 'What the counselor decided about a prospect that stays silent.',
});

@ObjectType('FollowUp', { description: 'What was done, and what came of it.' })
export class FollowUpType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => FollowUpKindEnum, { description: 'What was done.' })
  kind: FollowUpKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means.' })
  channel: Channel | null;

  @Field(() => DateTime, { description: 'When.' })
  happenedAt: Date;

  @Field(() => DispositionEnum, { nullable: true, description: 'What came of it; null: nothing was expected.' })
  disposition: Disposition | null;

  @Field(() => LocalDate, { nullable: true, description: 'A new decision date, when they gave one.' })
  promisedOn: Day | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which to call again, when they said so.' })
  callBackOn: Day | null;

  @Field(() => ReviewDecisionEnum, { nullable: true, description: 'With COUNSELOR_REVIEW: what was decided.' })
  decision: ReviewDecision | null;

  @Field(() => String, { nullable: true, description: 'What the employer said would have made a better fit.' })
  feedback: string | null;

  @Field(() => String, { nullable: true, description: 'Notes.' })
  notes: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the policy step that this did; null: nothing of the kind was owed.',
  })
  answersStep: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When that step was due: on time or late for ever after.' })
  answersStepDueAt: Date | null;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@InputType({ isAbstract: true })
abstract class ToldInput extends MutationInput {
  @Field(() => ChannelEnum, { nullable: true, description: 'By which means.' })
  channel?: Channel | null;

  @Field(() => DateTime, { nullable: true, description: 'When; null: now, or with a correction as before.' })
  happenedAt?: Date | null;

  @Field(() => DispositionEnum, {
    nullable: true,
    description: 'What came of it; a `STATUS_CHECK` needs it, and `LEFT_MESSAGE` is for calls.',
  })
  disposition?: Disposition | null;

  @Field(() => LocalDate, { nullable: true, description: 'A new decision date, when they gave one.' })
  promisedOn?: Day | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'With CALL_BACK_ON, and optionally GATEKEEPER: the day on which to call.',
  })
  callBackOn?: Day | null;

  @Field(() => ReviewDecisionEnum, { nullable: true, description: 'With COUNSELOR_REVIEW: what you decided.' })
  decision?: ReviewDecision | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the employer said would have made a better fit, at most 5,000 characters.',
  })
  feedback?: string | null;

  @Field(() => [Uuid], {
    nullable: true,
    description:
      'What the feedback is about, at most 10 themes that are in use; null: none, or with a correction as before while there is feedback.',
  })
  feedbackThemeIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  notes?: string | null;
}

@InputType({ description: 'What was done on a prospect, and what came of it.' })
export class RecordFollowUpInput extends ToldInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'Which prospect.' })
  prospectId: string;

  @Field(() => FollowUpKindEnum, { description: 'What was done.' })
  kind: FollowUpKind;

  @Field(() => Uuid, { nullable: true, description: 'Who was thanked, called or written to.' })
  contactId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The interview it follows.' })
  interviewId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: the employer called or wrote, so a restriction does not matter; null: the student did.',
  })
  theyContactedUs?: boolean | null;

  @Field(() => OfferTermsInput, {
    nullable: true,
    description: 'With OFFER: what the offer says, as far as it is known.',
  })
  offer?: OfferTermsInput | null;
}

@InputType({ description: 'What a follow-up shall say from now on; the earlier words stay in the audit trail.' })
export class CorrectFollowUpInput extends ToldInput {
  @Field(() => Uuid, { description: 'Which follow-up.' })
  followUpId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to recording or correcting a follow-up.' })
export class FollowUpPayload extends ProspectPayload {
  @Field(() => FollowUpType, { nullable: true, description: 'The follow-up as it is now; null when refused.' })
  followUp: FollowUpType | null;
}
