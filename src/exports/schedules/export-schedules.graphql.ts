import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  enumOf,
  JsonObject,
  MutationInput,
  Payload,
  Uuid,
} from '../../platform/graphql/index.js';
import { RHYTHM_UNITS, type RhythmUnit } from '../domain/rhythm.js';
import type { FormatName } from '../formats/row-format.js';
import { ExportFilterInput, ExportFormatEnum, ExportRowsEnum } from '../jobs/export-jobs.graphql.js';
import type { RowSetName } from '../rows/row-set.js';

const ExportRhythmEnum = enumOf(RHYTHM_UNITS);
registerEnumType(ExportRhythmEnum, { name: 'ExportRhythm', description: 'How often an export is made.' });

@ObjectType('ExportSchedule', {
  description:
    'An export that is made again and again by the wall clock of the center; who asked for it gets a mail with a link each time. Times that went by while the service stood still are not made up for.',
})
export class ExportScheduleType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => ExportRowsEnum, { name: 'rows', description: 'What each export has a row for.' })
  rowSet: RowSetName;

  @Field(() => ExportFormatEnum, { description: 'As what it is written.' })
  format: FormatName;

  @Field(() => JsonObject, { description: 'Which rows were asked for; null asks nothing.' })
  filter: object;

  @Field(() => ExportRhythmEnum, { description: 'How often.' })
  every: RhythmUnit;

  @Field(() => Int, { nullable: true, description: 'Of WEEK: 1 is Monday, 7 is Sunday. Else null.' })
  weekday: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of MONTH: 1 to 31; a month without that day has its last one instead. Else null.',
  })
  monthDay: number | null;

  @Field(() => Int, { description: 'At which hour of the center’s day, 0 to 23.' })
  hour: number;

  @Field(() => DateTime, { description: 'When the next one is begun.' })
  nextDueAt: Date;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => Uuid, { description: 'Who asked for it and gets the mails.' })
  createdBy: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended; null: it goes on.' })
  endedAt: Date | null;
}

export const ExportScheduleConnection = connectionOf(ExportScheduleType, 'ExportSchedule');

@InputType({ description: 'An export to make again and again.' })
export class ScheduleExportInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the schedule; null: one is made.' })
  id?: string | null;

  @Field(() => ExportRowsEnum, { description: 'What each export has a row for.' })
  rows: RowSetName;

  @Field(() => ExportFormatEnum, { description: 'As what it is written.' })
  format: FormatName;

  @Field(() => ExportFilterInput, { nullable: true, description: 'Null: all rows of the center.' })
  filter?: ExportFilterInput | null;

  @Field(() => ExportRhythmEnum, { description: 'How often.' })
  every: RhythmUnit;

  @Field(() => Int, { nullable: true, description: 'Of WEEK: 1 is Monday, 7 is Sunday.' })
  weekday?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of MONTH: 1 to 31.' })
  monthDay?: number | null;

  @Field(() => Int, { description: 'At which hour of the center’s day, 0 to 23.' })
  hour: number;
}

@InputType({ description: 'A schedule to end.' })
export class EndExportScheduleInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which schedule.' })
  scheduleId: string;
}

@ObjectType({ description: 'The answer to scheduling exports or ending a schedule.' })
export class ExportSchedulePayload extends Payload {
  @Field(() => ExportScheduleType, { nullable: true, description: 'The schedule as it is now; null when refused.' })
  schedule: ExportScheduleType | null;
}
