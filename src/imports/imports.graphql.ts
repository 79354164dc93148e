import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, Uuid } from '../platform/graphql/index.js';
import { IMPORT_KINDS, IMPORT_STATUSES, type ImportKind, type ImportStatus } from './import.entity.js';

export const ImportKindEnum = enumOf(IMPORT_KINDS);
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description:
    'A roster of students, one student’s own list of applications, or the history of a center with one row for each dated fact.',
});

export const ImportStatusEnum = enumOf(IMPORT_STATUSES);
registerEnumType(ImportStatusEnum, {
  name: 'ImportStatus',
  description:
    'MAPPED: read, nothing applied. APPLYING: the job is at it. APPLIED, CANCELLED, FAILED: it has ended; what was applied by then stays.',
});

@ObjectType({ description: 'A column that holds a field of ours.' })
export class MappedColumn {
  @Field({ description: 'Our field, "externalId" or "employer".' })
  field: string;

  @Field({ description: 'The header as it stands in the file.' })
  column: string;

  @Field(() => Float, {
    nullable: true,
    description:
      '1: the usual header, 0.9: a known other name, 0.6: a known name among further words; null: a person chose it.',
  })
  confidence: number | null;
}

@ObjectType({ description: 'How many rows came to what, as far as the import has been applied.' })
export class ImportCounts {
  @Field(() => Int, { description: 'Students, prospects or, of a history, facts that were added.' })
  created: number;

  @Field(() => Int, { description: 'Students that were changed.' })
  updated: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that a person left out.' })
  skipped: number;

  @Field(() => Int, { description: 'Rows that could not be applied; they come back as CSV with what to do.' })
  refused: number;
}

@ObjectType('Import', {
  description:
    'A file that somebody brought: a roster, a student’s own list of applications, or the history of a center.',
})
export class ImportType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => ImportKindEnum, { description: 'What the file is a list of.' })
  kind: ImportKind;

  @Field(() => Uuid, { nullable: true, description: 'Whose applications they are; null for rosters and histories.' })
  studentId: string | null;

  @Field({ description: 'The name of the file.' })
  fileName: string;

  @Field(() => ImportStatusEnum, { description: 'How far it has come.' })
  status: ImportStatus;

  @Field(() => Int, { description: 'Rows under the headers.' })
  rowsTotal: number;

  @Field(() => Int, { description: 'Rows that have been gone through; progress is this over `rowsTotal`.' })
  rowsDone: number;

  @Field(() => String, { nullable: true, description: 'Why it failed; null: it did not.' })
  failure: string | null;

  @Field(() => DateTime, { description: 'When the file was uploaded.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was applied, cancelled or failed; null: not yet.' })
  finishedAt: Date | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const ImportConnection = connectionOf(ImportType, 'Import');
