import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import { DateTime, enumOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { RESTRICTION_SOURCES, type RestrictionSource } from './restriction.entity.js';

const RestrictionSourceEnum = enumOf(RESTRICTION_SOURCES);
registerEnumType(RestrictionSourceEnum, {
  name: 'RestrictionSource',
  description: 'How it is known: the posting says so, the person asked, a follow-up was answered DO_NOT_CALL, or else.',
});

@ObjectType('ContactRestriction', {
  description:
    'Who is not to be contacted by which means. Steps are planned by another means; where none is left a counselor reviews the prospect.',
})
export class ContactRestrictionType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { nullable: true, description: 'The contact; null: not a single one.' })
  contactId: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The employer or agency with all its contacts; null: no whole one.',
  })
  employerId: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The prospect, whoever is contacted about it; null: no single one.',
  })
  prospectId: string | null;

  @Field(() => [ChannelEnum], { description: 'The means that are closed.' })
  channels: Channel[];

  @Field(() => RestrictionSourceEnum, { description: 'How it is known.' })
  source: RestrictionSource;

  @Field(() => String, { nullable: true, description: 'More about it; null: nothing.' })
  words: string | null;

  @Field(() => DateTime, { description: 'From when on.' })
  since: Date;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; null: until it is lifted.' })
  until: Day | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody lifted it; null: nobody did.' })
  liftedAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

@InputType({ description: 'A wish not to be contacted, of exactly one of contact, employer and prospect.' })
export class RestrictContactInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7, made offline if need be; null: one is made.' })
  id?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A single contact.' })
  contactId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'An employer or agency with all its contacts; for staff.' })
  employerId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'A prospect, as where the posting says "no calls".' })
  prospectId?: string | null;

  @Field(() => [ChannelEnum], { description: 'The means to close, at least one.' })
  channels: Channel[];

  @Field(() => RestrictionSourceEnum, { description: 'How it is known.' })
  source: RestrictionSource;

  @Field(() => String, { nullable: true, description: 'More about it, at most 500 characters.' })
  words?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; null: until it is lifted.' })
  until?: Day | null;
}

@InputType({ description: 'A restriction that holds no longer.' })
export class LiftRestrictionInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which restriction.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;
}

@ObjectType({ description: 'The answer to restricting or lifting.' })
export class ContactRestrictionPayload extends Payload {
  @Field(() => ContactRestrictionType, { nullable: true, description: 'Null when refused.' })
  restriction: ContactRestrictionType | null;
}
