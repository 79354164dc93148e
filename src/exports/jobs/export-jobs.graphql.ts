import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Outcome } from '../../kernel/fact.js';
import {
  connectionOf,
  DateTime,
  enumOf,
  JsonObject,
  LocalDate,
  MutationInput,
  Payload,
  Uuid,
} from '../../platform/graphql/index.js';
import { OutcomeKindEnum, type Stage, StageEnum } from '../../prospects/index.js';
import { FORMAT_NAMES, type FormatName } from '../formats/row-format.js';
import { ROW_SET_NAMES, type RowSetName } from '../rows/row-set.js';
import { EXPORT_STATUSES, type ExportStatus } from './export.entity.js';

export const ExportRowsEnum = enumOf(ROW_SET_NAMES);
registerEnumType(ExportRowsEnum, { name: 'ExportRows', description: 'What an export has a row for.' });

export const ExportFormatEnum = enumOf(FORMAT_NAMES);
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'As what rows are written; columns have the same names and order in all of them.',
  valuesMap: {
    CSV: {
      description: 'RFC 4180, UTF-8; a text that a spreadsheet would take for a formula has an apostrophe in front.',
    },
    XLSX: { description: 'A workbook of one sheet, at most 1,048,575 rows; instants are shown in UTC.' },
    JSON_LINES: { description: 'One JSON object to a line.' },
    PARQUET: { description: 'Apache Parquet: typed columns, for programs.' },
  },
});

const ExportStatusEnum = enumOf(EXPORT_STATUSES);
registerEnumType(ExportStatusEnum, {
  name: 'ExportStatus',
  description: 'RUNNING: asked for or being written. READY: there is a file. CANCELLED, FAILED: there is none.',
});

@ObjectType('Export', {
  description: 'Rows written to a file by a job. It is forgotten with its file when it expires.',
})
export class ExportType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => ExportRowsEnum, { name: 'rows', description: 'What it has a row for.' })
  rowSet: RowSetName;

  @Field(() => ExportFormatEnum, { description: 'As what it is written.' })
  format: FormatName;

  @Field(() => JsonObject, { description: 'Which rows were asked for; null asks nothing.' })
  filter: object;

  @Field(() => ExportStatusEnum, { description: 'How far it has come.' })
  status: ExportStatus;

  @Field(() => Int, {
    description: 'Rows read so far, about; exact when READY. Progress is this over `rowsEstimated`.',
  })
  rowsDone: number;

  @Field(() => Int, { nullable: true, description: 'Rows there were when it began; null: it waits for a worker.' })
  rowsEstimated: number | null;

  @Field(() => DateTime, { nullable: true, description: 'The rows are those of this moment; null: not begun.' })
  asOf: Date | null;

  @Field(() => Float, { nullable: true, description: 'Size of the file in bytes; null: there is none.' })
  bytes: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file in hexadecimal; null: there is none.' })
  sha256: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null: it did not.' })
  failure: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => Uuid, { description: 'Who asked for it.' })
  createdBy: string;

  @Field(() => Uuid, { nullable: true, description: 'Which schedule made it; null: somebody asked for it.' })
  scheduleId: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: not yet.' })
  finishedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it is kept; null: it has not ended.' })
  expiresAt: Date | null;
}

export const ExportConnection = connectionOf(ExportType, 'Export');

@InputType({
  description:
    'Which rows, as the dashboard asks for them; every filter given must hold. Of students, what is asked of prospects must hold for at least one of theirs.',
})
export class ExportFilterInput {
  @Field(() => Uuid, { nullable: true, description: 'Of students who belong to this cohort today.' })
  cohortId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Of students whom this counselor looks after today.' })
  counselorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: of students whom you look after today.' })
  mine?: boolean | null;

  @Field(() => StageEnum, { nullable: true, description: 'Of prospects at this stage.' })
  stage?: Stage | null;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'Of prospects that ended so.' })
  outcome?: Outcome | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of open prospects with a next step overdue by at least so many days of 24 hours, 0 to 3660.',
  })
  overdueBy?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: with a thank-you note missing; false: with none missing.',
  })
  noThankYou?: boolean | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'From this day of the center on: the day on which an interview begins, a follow-up happened, an outcome was heard of, a prospect was opened, a student was added.',
  })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'To this day, which is included.' })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Beginning of the student’s name, given or family name first, or external id; at most 100 characters.',
  })
  text?: string | null;
}

@InputType({ description: 'An export to write.' })
export class RequestExportInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the export; null: one is made.' })
  id?: string | null;

  @Field(() => ExportRowsEnum, { description: 'What it has a row for.' })
  rows: RowSetName;

  @Field(() => ExportFormatEnum, { description: 'As what it is written.' })
  format: FormatName;

  @Field(() => ExportFilterInput, { nullable: true, description: 'Null: all rows of the center.' })
  filter?: ExportFilterInput | null;
}

@InputType({ description: 'An export to stop.' })
export class CancelExportInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which export.' })
  exportId: string;
}

@ObjectType({ description: 'The answer to asking for an export or stopping one.' })
export class ExportPayload extends Payload {
  @Field(() => ExportType, { nullable: true, description: 'The export as it is now; null when refused.' })
  export: ExportType | null;
}
