import { stringify } from 'csv-stringify/sync';
import type { Student } from '../cohorts/index.js';
import { writtenValue } from './domain/printed-report.js';
import type { Figure } from './domain/report.js';
import type { ReportRunRecord } from './report-run.entity.js';

export const RECORD_HEADERS = [
  'Key',
  'Student id',
  'Given name',
  'Family name',
  'External id',
  'Bucket',
  'Counted',
  'Reason',
  'Groups',
  'Findings',
  'Findings in words',
];
export const FIGURE_HEADERS = [
  'Group',
  'Figure',
  'Key',
  'Unit',
  'Value',
  'Numerator',
  'Denominator',
  'Currency',
  'Note',
  'Written',
];

type Cell = string | number | null;

/** Names are those of today; a run keeps none. */
export const recordCells = (
  { recordKey, studentId, bucket, counted, verdict, findings }: ReportRunRecord,
  student: Student | undefined,
): Cell[] => [
  recordKey,
  studentId,
  student?.givenName ?? null,
  student?.familyName ?? null,
  student?.externalId ?? null,
  bucket,
  counted ? 'yes' : 'no',
  verdict.reason,
  verdict.groups.map(({ name }) => name).join('; '),
  findings.map(({ code }) => code).join('; '),
  findings.map(({ message }) => message).join(' '),
];

export const figureCells = (figure: Figure): Cell[] => [
  figure.group.name,
  figure.label,
  figure.key,
  figure.unit,
  figure.value,
  figure.numerator,
  figure.denominator,
  figure.currency,
  figure.note,
  writtenValue(figure),
];

/** What is to be known about the whole run stands in lines of their own behind the figures. */
export const noteCells = (note: string): Cell[] =>
  FIGURE_HEADERS.map((header) => (header === 'Key' ? 'note' : header === 'Note' ? note : null));

/** A formula in a name is written as text (OWASP, "CSV Injection"). */
export const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
