import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, MutationInput, Payload, Uuid, Zone } from '../platform/graphql/index.js';
import { EMPLOYER_KINDS, type EmployerKind } from './employer.entity.js';

export const EmployerKindEnum = enumOf(EMPLOYER_KINDS);
registerEnumType(EmployerKindEnum, {
  name: 'EmployerKind',
  description: 'Whether an organisation hires for itself or for others.',
});

@ObjectType('Employer', { description: 'An organisation that interviews, or an agency acting for one.' })
export class EmployerType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'Name as people write it.' })
  name: string;

  @Field(() => EmployerKindEnum, { description: 'Employer or agency.' })
  kind: EmployerKind;

  @Field(() => String, { nullable: true, description: 'Address of its web site.' })
  website: string | null;

  @Field(() => Zone, {
    nullable: true,
    description: 'Where its office clock stands; null: the zone of the center is taken.',
  })
  zone: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 country whose holidays it keeps; null: those of the center.',
  })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Region of the country, as in ISO 3166-2 without the country.' })
  region: string | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const EmployerConnection = connectionOf(EmployerType, 'Employer');

@InputType({ description: 'A new employer.' })
export class AddEmployerInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 200 characters.' })
  name: string;

  @Field(() => EmployerKindEnum, { nullable: true, description: 'Null: EMPLOYER.' })
  kind?: EmployerKind | null;

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' })
  website?: string | null;

  @Field(() => Zone, { nullable: true, description: 'IANA zone of its office.' })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, "US".' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2 without the country, "CA".' })
  region?: string | null;
}

@InputType({ description: 'An edit of an employer. What is left out stays as it is; null empties it.' })
export class ChangeEmployerInput extends MutationInput {
  @Field(() => Uuid, { description: 'The employer.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string;

  @Field(() => EmployerKindEnum, { nullable: true, description: 'Employer or agency.' })
  kind?: EmployerKind;

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' })
  website?: string | null;

  @Field(() => Zone, { nullable: true, description: 'IANA zone of its office.' })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, "US".' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2 without the country, "CA".' })
  region?: string | null;
}

@InputType({ description: 'Two entries that are one employer.' })
export class MergeEmployersInput extends MutationInput {
  @Field(() => Uuid, { description: 'The one to give up. Its id stays understood.' })
  fromId: string;

  @Field(() => Uuid, { description: 'The one to keep.' })
  intoId: string;
}

@ObjectType({ description: 'The answer to adding, changing or merging an employer.' })
export class EmployerPayload extends Payload {
  @Field(() => EmployerType, {
    nullable: true,
    description: 'The employer as it is now; of a merge the one that is kept; null when refused.',
  })
  employer: EmployerType | null;
}
