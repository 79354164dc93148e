import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { ProspectType } from './prospect.graphql.js';

@InputType({
  description: 'A new candidacy. Name the employer by id, or by name: an employer of that name is found or added.',
})
export class NewProspectInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Whose candidacy; null: your own.' })
  studentId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The employer, when it is known here.' })
  employerId?: string | null;

  @Field(() => String, { nullable: true, description: 'The employer’s name, at most 200 characters.' })
  employerName?: string | null;

  @Field(() => String, { nullable: true, description: 'The agency in between, at most 200 characters; null: none.' })
  agencyName?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  position?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the posting, at most 2,000 characters.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the work is, at most 200 characters.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the student found it, at most 200 characters.' })
  source?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the application.' })
  appliedOn?: Day | null;
}

@InputType({ description: 'A new candidacy, and the key of this mutation.' })
export class OpenProspectInput extends NewProspectInput implements MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Your own key for this mutation: sent again it does nothing twice.',
  })
  clientMutationId?: string | null;
}

@InputType({ description: 'What a prospect shall say from now on; what is left out becomes empty.' })
export class ChangeProspectInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which prospect.' })
  prospectId: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  position?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the posting, at most 2,000 characters.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the work is, at most 200 characters.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the student found it, at most 200 characters.' })
  source?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the application.' })
  appliedOn?: Day | null;
}

@ObjectType({ isAbstract: true })
export abstract class ProspectPayload extends Payload {
  @Field(() => ProspectType, {
    nullable: true,
    description: 'The prospect as it is now, with its next step; null when refused.',
  })
  prospect: ProspectType | null;
}

@ObjectType({ description: 'The answer to opening a prospect.' })
export class OpenProspectPayload extends ProspectPayload {}

@ObjectType({ description: 'The answer to changing a prospect.' })
export class ChangeProspectPayload extends ProspectPayload {}
