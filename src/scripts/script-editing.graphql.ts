import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Channel } from '../kernel/fact.js';
import { connectionOf, DateTime, enumOf, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import type { ScriptPurpose } from './domain/purposes.js';
import { ScriptPurposeEnum } from './scripts.graphql.js';

const ScriptPartEnum = enumOf(['title', 'opening', 'body']);
registerEnumType(ScriptPartEnum, { name: 'ScriptPart', description: 'A part of a script that has its own text.' });

@ObjectType({ isAbstract: true })
abstract class ScriptWords {
  @Field(() => ScriptPurposeEnum, { description: 'What it is for.' })
  purpose: ScriptPurpose;

  @Field(() => ChannelEnum, { description: 'By which means.' })
  channel: Channel;

  @Field({ description: 'Subject or heading, with variables in double braces.' })
  title: string;

  @Field({ description: 'The opening lines, with variables.' })
  opening: string;

  @Field({ description: 'The rest, with variables.' })
  body: string;
}

@ObjectType('ScriptTemplate', { description: 'One script as the center uses it now, before it is filled in.' })
export class ScriptTemplateType extends ScriptWords {
  @Field(() => Uuid, { nullable: true, description: 'Which version; null: the words that come with the service.' })
  versionId: string | null;

  @Field(() => Int, { description: 'Number of that version; 0: the words that come with the service.' })
  versionNumber: number;

  @Field(() => Int, { description: 'Counts changes of what is used; send it back with an edit.' })
  version: number;
}

@ObjectType('ScriptVersion', { description: 'A center’s own words for one script. Never changes.' })
export class ScriptVersionType extends ScriptWords {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Int, { description: 'Counts the versions of this script from 1.' })
  number: number;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt: Date;
}

export const ScriptVersionConnection = connectionOf(ScriptVersionType, 'ScriptVersion');

@ObjectType('ScriptVariable', { description: 'Something a script may speak of, written as `{{ contact.name }}`.' })
export class ScriptVariableType {
  @Field({ description: 'The name, `interview.when.relative`. Names are never changed.' })
  name: string;

  @Field({ description: 'What it says.' })
  describes: string;

  @Field({ description: 'Whether it is a list, to be used with `for`, `first` or `join`.' })
  isList: boolean;

  @Field(() => [String], { description: 'What the sample person of the preview has there; one entry unless a list.' })
  sample: readonly string[];

  @Field({ description: 'What the student is told to do when it is missing.' })
  advice: string;
}

@ObjectType('ScriptProblem', { description: 'What is wrong with a draft, and where.' })
export class ScriptProblemType {
  @Field(() => ScriptPartEnum, { description: 'In which part.' })
  part: string;

  @Field(() => Int, { description: 'Line, from 1.' })
  line: number;

  @Field(() => Int, { description: 'Column, from 1.' })
  column: number;

  @Field({ description: 'What is wrong and what to do.' })
  message: string;
}

@ObjectType('ScriptPreview', { description: 'A draft filled in for a sample person.' })
export class ScriptPreviewType extends Payload {
  @Field(() => String, { nullable: true, description: 'Null when something is wrong.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'Null when something is wrong.' })
  opening: string | null;

  @Field(() => String, { nullable: true, description: 'Null when something is wrong.' })
  body: string | null;

  @Field(() => [ScriptProblemType], {
    description: 'What is wrong with its syntax and variables; empty: it can be saved.',
  })
  problems: readonly ScriptProblemType[];
}

@InputType({ description: 'Words to look at before they are saved.' })
export class ScriptDraftInput {
  @Field({ description: '1 to 300 characters.' })
  title: string;

  @Field({ description: '1 to 2,000 characters.' })
  opening: string;

  @Field({
    description:
      '1 to 5,000 characters. Variables in double braces; `if`, `unless`, `for`; filters capitalize, upcase, downcase, first, join, default.',
  })
  body: string;
}

@InputType({ isAbstract: true })
abstract class ScriptSlotInput extends MutationInput {
  @Field(() => ScriptPurposeEnum, { description: 'Which script: what it is for.' })
  purpose: ScriptPurpose;

  @Field(() => ChannelEnum, { description: 'Which script: by which means.' })
  channel: Channel;

  @Field(() => Int, { description: 'The `version` of the template you read; 0 where it was never changed.' })
  version: number;
}

@InputType({ description: 'New words for a script.' })
export class SaveScriptInput extends ScriptSlotInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the new version; null: one is made.' })
  id?: string | null;

  @Field({ description: '1 to 300 characters.' })
  title: string;

  @Field({ description: '1 to 2,000 characters.' })
  opening: string;

  @Field({ description: '1 to 5,000 characters; see `previewScript`.' })
  body: string;
}

@InputType({ description: 'Which words a script shall use from now on.' })
export class UseScriptVersionInput extends ScriptSlotInput {
  @Field(() => Uuid, { nullable: true, description: 'An earlier version; null: the words that come with the service.' })
  versionId?: string | null;
}

@ObjectType({ description: 'The answer to saving or choosing the words of a script.' })
export class ScriptTemplatePayload extends Payload {
  @Field(() => ScriptTemplateType, { nullable: true, description: 'The script as it is used now; null when refused.' })
  script: ScriptTemplateType | null;
}
