import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import { ProspectPayload } from '../prospects/index.js';

@InputType({ description: 'The next step of a prospect, put off.' })
export class SnoozeStepInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { description: 'Whose next step.' })
  prospectId: string;

  @Field(() => LocalDate, {
    description:
      'The day on which it shall be due, or the next business day: at most 10 business days after today or after its due day.',
  })
  until: Day;

  @Field({ description: 'Why, 1 to 200 characters: "exam week".' })
  reason: string;
}

@ObjectType({ description: 'The answer to putting a step off.' })
export class SnoozePayload extends ProspectPayload {}
