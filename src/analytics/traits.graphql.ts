import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput, Payload, Uuid } from '../platform/graphql/index.js';

@InputType({ description: 'How ready one student is.' })
export class ReadinessScoreInput {
  @Field(() => Uuid, { description: 'The student.' })
  studentId: string;

  @Field(() => Float, {
    nullable: true,
    description: '-10 to 10: 0 is the average of the center, 1 one standard deviation above. Null: not known any more.',
  })
  score: number | null;
}

@InputType({ description: 'How ready students are for the search, as the center measures it.' })
export class RecordReadinessInput extends MutationInput {
  @Field(() => [ReadinessScoreInput], { description: 'One for each student, 1 to 1,000.' })
  scores: readonly ReadinessScoreInput[];
}

@InputType({ description: 'How selective one employer is.' })
export class EmployerTierInput {
  @Field(() => Uuid, { description: 'The employer.' })
  employerId: string;

  @Field(() => Int, {
    nullable: true,
    description: '1, 2 or 3, as the center tells them apart. Null: not known any more.',
  })
  tier: number | null;
}

@InputType({ description: 'How selective employers are, as the center sees it.' })
export class RankEmployersInput extends MutationInput {
  @Field(() => [EmployerTierInput], { description: 'One for each employer, 1 to 1,000.' })
  tiers: readonly EmployerTierInput[];
}

@ObjectType({ description: 'The answer to recording what comparisons allow for.' })
export class TraitsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many entries were recorded; null when refused.' })
  recorded: number | null;
}
