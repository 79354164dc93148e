import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Channel } from '../kernel/fact.js';
import { DateTime, MutationInput, Uuid } from '../platform/graphql/index.js';
import type { ScriptPurpose } from './domain/purposes.js';
import { ScriptPurposeEnum } from './scripts.graphql.js';

@ObjectType('ScriptPractice', { description: 'That a script was practised out loud.' })
export class ScriptPracticeType {
  @Field(() => ScriptPurposeEnum, { description: 'Which script: what it is for.' })
  purpose: ScriptPurpose;

  @Field(() => ChannelEnum, { description: 'Which script: by which means.' })
  channel: Channel;

  @Field(() => Int, { description: 'Number of the version of the words; 0: those that come with the service.' })
  versionNumber: number;

  @Field(() => Int, { description: 'How long, in seconds.' })
  seconds: number;
}

@InputType({ description: 'That a script was practised out loud.' })
export class RecordPracticeInput extends MutationInput {
  @Field(() => Uuid, {
    nullable: true,
    description: 'Your own UUIDv7 for the follow-up that tells of it; null: one is made.',
  })
  id?: string | null;

  @Field(() => Uuid, { description: 'For which prospect.' })
  prospectId: string;

  @Field(() => ScriptPurposeEnum, { description: 'The `purpose` of the script that was on the screen.' })
  purpose: ScriptPurpose;

  @Field(() => ChannelEnum, { description: 'The `channel` of that script.' })
  channel: Channel;

  @Field(() => Uuid, { nullable: true, description: 'Its `versionId`; null: the words that come with the service.' })
  versionId?: string | null;

  @Field(() => Int, { description: 'How long, 1 to 3,600 seconds.' })
  seconds: number;

  @Field(() => DateTime, { nullable: true, description: 'When; null: now.' })
  happenedAt?: Date | null;
}
