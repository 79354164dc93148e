import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@ObjectType('FeedbackTheme', { description: 'What feedback of employers can be about, in the words of the center.' })
export class FeedbackThemeType {
  @Field(() => Uuid, { description: 'UUID.' })
  id: string;

  @Field({ description: 'As people choose it: "Communication".' })
  name: string;

  @Field(() => Int, { description: 'Where it stands in the list, from 1 on; of those in one place the names decide.' })
  position: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on no feedback is given it; null: it is in use. What has it keeps it.',
  })
  retiredAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@ObjectType('FeedbackThemeCount', { description: 'A theme, and how much feedback has it.' })
export class FeedbackThemeCountType {
  @Field(() => FeedbackThemeType, { description: 'The theme.' })
  theme: FeedbackThemeType;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of follow-ups whose feedback has it; null for students, who choose themes but do not count them.',
  })
  followUps: number | null;
}

@ArgsType()
export class FeedbackThemesArgs {
  @Field(() => Uuid, {
    nullable: true,
    description: 'Count only follow-ups of students who were in this cohort on that day; null: all. For staff.',
  })
  cohortId: string | null = null;

  @Field(() => Boolean, { defaultValue: false, description: 'List those too that were retired.' })
  withRetired: boolean;
}

@InputType({ description: 'A new theme of feedback.' })
export class AddFeedbackThemeInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 100 characters.' })
  name: string;

  @Field(() => Int, { nullable: true, description: 'Where it stands in the list, 1 to 1,000; null: at the end.' })
  position?: number | null;
}

@InputType({ description: 'Another name or place for a theme. What is left out stays as it is.' })
export class ChangeFeedbackThemeInput extends MutationInput {
  @Field(() => Uuid, { description: 'The theme.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string;

  @Field(() => Int, { nullable: true, description: 'Where it stands in the list, 1 to 1,000.' })
  position?: number;
}

@InputType({ description: 'A theme that is given to no feedback any more.' })
export class RetireFeedbackThemeInput extends MutationInput {
  @Field(() => Uuid, { description: 'The theme.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to adding, changing or retiring a theme.' })
export class FeedbackThemePayload extends Payload {
  @Field(() => FeedbackThemeType, { nullable: true, description: 'The theme as it is now; null when refused.' })
  feedbackTheme: FeedbackThemeType | null;
}
