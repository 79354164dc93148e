import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, enumOf, LocalDate } from '../platform/graphql/index.js';
import { OutcomeKindEnum } from '../prospects/index.js';
import { ROW_RESULTS, type RowResult } from './row-outcome.js';

export const RowResultEnum = enumOf(ROW_RESULTS);
registerEnumType(RowResultEnum, {
  name: 'ImportRowResult',
  description: 'What becomes of a row. REFUSED: a problem says why.',
});

export const CertaintyEnum = enumOf(['STATED', 'GUESSED']);
registerEnumType(CertaintyEnum, {
  name: 'ImportCertainty',
  description: 'Whether the file says it or we guessed it; a guess wants a look before it is applied.',
});

@ObjectType({ description: 'What is wrong with a row or one of its cells.' })
export class ImportProblem {
  @Field(() => Int, { description: 'The line of the file on which the row begins, from 1.' })
  line: number;

  @Field(() => String, {
    nullable: true,
    description: 'The header of the column to blame; null when the whole row is.',
  })
  column: string | null;

  @Field({ description: 'What the cell says, or the whole row.' })
  value: string;

  @Field({ description: 'A sentence in capitals, stable for programs: `NOT_A_DATE`.' })
  code: string;

  @Field({ description: 'Where it stands, what is wrong and what to do, in English.' })
  message: string;
}

@ObjectType({ description: 'Something that a row tells of how the application went.' })
export class ImportFact {
  @Field({ description: 'APPLIED, ASSESSMENT, INTERVIEW_INVITED, INTERVIEW_HELD, OFFER or an outcome.' })
  kind: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day; null when the file does not say: it stays missing.',
  })
  on: Day | null;

  @Field(() => CertaintyEnum, { description: 'Whether the file says so.' })
  certainty: string;

  @Field({ description: 'What in the row says so.' })
  because: string;

  @Field({
    description:
      'Whether it is kept as a note only, because nothing of ours holds it or because an interview, offer or outcome has no day. An outcome or offer without a day is recorded all the same, as learned when it is imported.',
  })
  noteOnly: boolean;
}

@ObjectType({ description: 'Something in a draft that the file does not say outright.' })
export class ImportGuess {
  @Field({ description: 'Which field was guessed.' })
  field: string;

  @Field({ description: 'What was made of it.' })
  value: string;

  @Field({ description: 'Why.' })
  because: string;
}

@ObjectType({ description: 'One row of a job search, read as a prospect, with the corrections made so far.' })
export class ImportDraft {
  @Field(() => Int, { description: 'The line of the file on which the row begins, from 1.' })
  line: number;

  @Field({ description: 'Name of the employer.' })
  employerName: string;

  @Field({ description: 'Whether the file hides the employer; each such row gets an employer of its own.' })
  undisclosed: boolean;

  @Field({ description: 'Whether an agency seems to stand between.' })
  agency: boolean;

  @Field(() => String, { nullable: true, description: 'Null when the file does not say.' })
  position: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the posting.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Where the job is.' })
  location: string | null;

  @Field(() => String, { nullable: true, description: 'Where the job was found.' })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'The person’s own notes.' })
  notes: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Null when the file does not say.' })
  appliedOn: Day | null;

  @Field(() => [ImportFact], { description: 'How the application went.' })
  facts: ImportFact[];

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'How it ended; null: it is open.' })
  outcome: string | null;

  @Field({ description: 'Whether the file says that no answer came; the prospect is open all the same.' })
  silent: boolean;

  @Field(() => [ImportGuess], { description: 'What was guessed beside the facts.' })
  guesses: ImportGuess[];

  @Field(() => Int, {
    nullable: true,
    description: 'The line of an earlier row that seems to be the same application; skip one of them if it is.',
  })
  likelyDoubleOf: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The note that will be written, with all that no dated fact can hold; null: none.',
  })
  note: string | null;

  @Field(() => RowResultEnum, { description: 'What would become of the row now.' })
  result: RowResult;
}

export const ImportProblemConnection = connectionOf(ImportProblem, 'ImportProblem');
export const ImportDraftConnection = connectionOf(ImportDraft, 'ImportDraft');

@ObjectType({ description: 'What applying an import would do now; nothing is written.' })
export class ImportPreview {
  @Field(() => Int, { description: 'Students, prospects or, of a history, facts that would be added.' })
  create: number;

  @Field(() => Int, { description: 'Students that would be changed.' })
  update: number;

  @Field(() => Int, { description: 'Rows that say nothing new.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that a person left out.' })
  skip: number;

  @Field(() => Int, { description: 'Rows that could not be applied.' })
  refuse: number;

  @Field(() => Int, { description: 'How many problems there are in all.' })
  problemCount: number;

  @Field(() => [String], { description: 'Cohorts that would be made, because none of that name is there.' })
  newCohorts: string[];
}
