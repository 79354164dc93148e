import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum, StepKindEnum, type StepKind } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import {
  connectionOf,
  DateTime,
  enumOf,
  LocalDate,
  MutationInput,
  PageArgs,
  Payload,
  Uuid,
} from '../platform/graphql/index.js';
import { OCCURRENCES, type Occurrence } from './domain/occurrences.js';

export const OccurrenceEnum = enumOf(OCCURRENCES);
registerEnumType(OccurrenceEnum, {
  name: 'ReminderOccurrence',
  description: 'Why somebody is reminded: a step of theirs is due, is still not done, or has become theirs to see to.',
});

@ObjectType('InboxEntry', { description: 'That the signed-in person was reminded of a step, as it was then.' })
export class InboxEntryType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => OccurrenceEnum, { description: 'Why the person was reminded.' })
  occurrence: Occurrence;

  @Field(() => StepKindEnum, { description: 'What was owed.' })
  stepKind: StepKind;

  @Field(() => ChannelEnum, { nullable: true, description: 'By which means; null where it does not matter.' })
  stepChannel: Channel | null;

  @Field(() => DateTime, { description: 'When the step was due.' })
  stepDueAt: Date;

  @Field(() => LocalDate, { description: 'Its due day.' })
  stepDueOn: Day;

  @Field({ description: 'What was owed and why on that day, in one English sentence.' })
  sentence: string;

  @Field({ description: 'Whether the step is owed still.' })
  isOwed: boolean;

  @Field(() => DateTime, { description: 'When the person was reminded.' })
  remindedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the person read it; null: not yet.' })
  readAt: Date | null;
}

@ObjectType({ description: 'A page of what the signed-in person was reminded of.' })
export class InboxConnection extends connectionOf(InboxEntryType, 'InboxEntry') {}

@ArgsType()
export class InboxArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only what has not been read.' })
  onlyUnread: boolean;
}

@InputType({ description: 'Entries of the inbox that have been read.' })
export class MarkReadInput extends MutationInput {
  @Field(() => [Uuid], { description: '1 to 500 entries of one’s own.' })
  entryIds: string[];
}

@ObjectType({ description: 'The answer to marking entries as read.' })
export class MarkReadPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many there are that have not been read; null when refused.' })
  unread: number | null;
}
