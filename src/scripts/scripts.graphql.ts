import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChannelEnum } from '../follow-up-policies/index.js';
import type { Channel, Disposition } from '../kernel/fact.js';
import { enumOf, Uuid } from '../platform/graphql/index.js';
import { DispositionEnum } from '../prospects/index.js';
import { SCRIPT_PURPOSES, type ScriptPurpose } from './domain/purposes.js';

export const ScriptPurposeEnum = enumOf(SCRIPT_PURPOSES);
registerEnumType(ScriptPurposeEnum, {
  name: 'ScriptPurpose',
  description:
    'What a script is for. GAME_PLAN is said before leaving an interview; RESTATE_VALUE asks again after "not decided yet".',
});

@ObjectType('MissingField', { description: 'Something a script speaks of that is not known yet.' })
export class MissingFieldType {
  @Field({ description: 'The variable, `contact.name`.' })
  variable: string;

  @Field({ description: 'What stands for it in the text, in brackets: "the contact\'s name".' })
  label: string;

  @Field({ description: 'What to do about it.' })
  advice: string;
}

@ObjectType('LikelyAnswer', { description: 'Something they may say, and what to do then.' })
export class LikelyAnswerType {
  @Field(() => DispositionEnum, { description: 'How to record it.' })
  disposition: Disposition;

  @Field({ description: 'If they say ...' })
  they: string;

  @Field({ description: '... then do this.' })
  you: string;

  @Field(() => ScriptPurposeEnum, { nullable: true, description: 'The script to turn to; null: none is needed.' })
  leadsTo: ScriptPurpose | null;
}

@ObjectType('Script', {
  description:
    'The words for one prospect, ready to be read out or copied. Nothing is ever sent in the name of the student: they call, write and send themselves, and record it.',
})
export class ScriptType {
  @Field(() => ScriptPurposeEnum, { description: 'What it is for.' })
  purpose: ScriptPurpose;

  @Field(() => ChannelEnum, { description: 'By which means these words are meant.' })
  channel: Channel;

  @Field({ description: 'Subject of a message, heading of a call.' })
  title: string;

  @Field({ description: 'The opening lines: what is said until the other side answers, or the greeting.' })
  opening: string;

  @Field({ description: 'The rest; paragraphs are parted by an empty line.' })
  body: string;

  @Field(() => [LikelyAnswerType], { description: 'If they say ...: likely answers, most likely first.' })
  answers: readonly LikelyAnswerType[];

  @Field(() => [MissingFieldType], {
    description: 'What the text lacks. In the text it stands in brackets; nothing is ever left blank.',
  })
  missing: MissingFieldType[];

  @Field(() => Uuid, { nullable: true, description: 'Version of the words; null: those that come with the service.' })
  versionId: string | null;

  @Field(() => Int, { description: 'Number of that version; 0: the words that come with the service.' })
  versionNumber: number;
}

@ArgsType()
export class ScriptArgs {
  @Field(() => Uuid, { description: 'Which prospect.' })
  prospectId: string;

  @Field(() => ScriptPurposeEnum, {
    nullable: true,
    description: 'Null: the script that fits what is owed now and what came of the last attempt.',
  })
  purpose?: ScriptPurpose | null;

  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'Null: the means by which the step is owed. Where there are no words for it, those most like it.',
  })
  channel?: Channel | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Whom it speaks to; null: whom the next step, the last call or the last interview names.',
  })
  contactId?: string | null;
}
