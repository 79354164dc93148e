import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, LocalDate, MutationInput, Payload, Uuid } from '../platform/graphql/index.js';
import { OutcomeKindEnum } from '../prospects/index.js';
import { ImportType } from './imports.graphql.js';

export const DateOrderEnum = enumOf(['DMY', 'MDY']);
registerEnumType(DateOrderEnum, { name: 'DateOrder', description: 'Whether 03/04 is 3 April (DMY) or March 4 (MDY).' });

@InputType({ description: 'Which column holds a field.' })
export class MappedColumnInput {
  @Field({ description: 'Our field, as `guessed` names it: "externalId", "employer".' })
  field: string;

  @Field({ description: 'The header as it stands in the file.' })
  column: string;
}

@InputType({ description: 'How the columns of an import are to be read; all of them at once.' })
export class MapImportInput extends MutationInput {
  @Field(() => Uuid, { description: 'The import.' })
  importId: string;

  @Field(() => Int, { description: 'The `version` you read.' })
  version: number;

  @Field(() => [MappedColumnInput], {
    description: 'Every field that is to be read, at most 50; nothing is read from other columns.',
  })
  mapping: MappedColumnInput[];

  @Field(() => DateOrderEnum, {
    nullable: true,
    description: 'Settles slashed dates for the whole file; null: each column shows it by its own values.',
  })
  dateOrder?: 'DMY' | 'MDY' | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reads the file anew in this encoding, "windows-1252"; corrections of rows are lost. Null: as it was read.',
  })
  encoding?: string | null;
}

@InputType({ description: 'A corrected cell.' })
export class CellEditInput {
  @Field({ description: 'The header of its column.' })
  column: string;

  @Field({ description: 'What the cell should say, at most 10,000 characters.' })
  value: string;
}

@InputType({
  description:
    'Corrections of what was read from one row of a job search. What is left out stays as it was read; null empties it.',
})
export class DraftEditInput {
  @Field(() => String, { nullable: true, description: '1 to 200 characters; it cannot be emptied.' })
  employerName?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  position?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the posting.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the job was found.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  notes?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the application; null: nobody knows.' })
  appliedOn?: string | null;

  @Field(() => OutcomeKindEnum, {
    nullable: true,
    description: 'How it ended, never NO_RESPONSE; null: it is still open.',
  })
  outcome?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which the end was heard of; null: nobody knows.' })
  outcomeOn?: string | null;

  @Field(() => [LocalDate], {
    nullable: true,
    description: 'The days on which interviews were held, at most 30, in place of all that were read.',
  })
  interviewDays?: string[] | null;
}

@InputType({ description: 'A correction of one row before it is applied.' })
export class EditImportRowInput extends MutationInput {
  @Field(() => Uuid, { description: 'The import.' })
  importId: string;

  @Field(() => Int, { description: 'The `version` you read.' })
  version: number;

  @Field(() => Int, { description: 'The line of the file on which the row begins, from 1.' })
  line: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether the row is left out; null: as it was.' })
  skip?: boolean | null;

  @Field(() => [CellEditInput], {
    nullable: true,
    description: 'For rosters and histories: corrected cells, at most 200.',
  })
  cells?: CellEditInput[] | null;

  @Field(() => DraftEditInput, { nullable: true, description: 'For job searches: corrections of what was read.' })
  draft?: DraftEditInput | null;
}

@InputType({ description: 'Names an import.' })
export class ImportMutationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The import.' })
  importId: string;
}

@ObjectType({ description: 'An import as it is now.' })
export class ImportPayload extends Payload {
  @Field(() => ImportType, { nullable: true, description: 'Null when nothing was done.' })
  import: ImportType | null;
}
