import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { mappingProblems } from './domain/columns.js';
import { guessMapping, type Synonyms } from './domain/header-mapping.js';
import { HISTORY_NEEDS, HISTORY_SYNONYMS } from './domain/history-fields.js';
import { JOB_SEARCH_SYNONYMS } from './domain/job-search-fields.js';
import { ROSTER_SYNONYMS } from './domain/roster-fields.js';
import type { Table } from './domain/table.js';
import type { Import, ImportKind, Mapping, Source } from './import.entity.js';

/** For each kind of file the fields it may hold, with the headers under which people keep them. */
export const SYNONYMS: Readonly<Record<ImportKind, Synonyms<string>>> = {
  ROSTER: ROSTER_SYNONYMS,
  JOB_SEARCH: JOB_SEARCH_SYNONYMS,
  HISTORY: HISTORY_SYNONYMS,
};

/** Without these no row can be applied. */
const REQUIRED = { ROSTER: ['externalId'], JOB_SEARCH: ['employer'], HISTORY: HISTORY_NEEDS } as const;

export const sourceOf = ({ format, encoding, delimiter, headers, unreadable }: Table): Source => ({
  format,
  encoding,
  delimiter,
  headers,
  unreadableRows: unreadable.length,
});

/** Refuses a mapping with which no row could be applied; also a guess may have missed what is needed. */
export function expectUsable({ kind, source, mapping }: Pick<Import, 'kind' | 'source' | 'mapping'>): Result<null> {
  const problems = mappingProblems<string>({ ...source, rows: [], unreadable: [] }, mapping, REQUIRED[kind]);
  return problems.length === 0
    ? ok(null)
    : failAll(problems.map(({ code, message }) => ({ code, message, field: 'mapping' })));
}

/** Refuses a roster or a history in which no header is known: it is another file, or its first row is not the headers. */
export function expectKnownColumn(kind: ImportKind, headers: readonly string[]): Result<null> {
  if (kind === 'JOB_SEARCH' || guessMapping(headers, SYNONYMS[kind]).columns.length > 0) return ok(null);
  const wanted = Object.values(SYNONYMS[kind]).map(([usual]) => usual);
  return fail(
    'NO_COLUMN_KNOWN',
    `The first row should hold the headers, and none of these is known: ${listed(headers)}. Wanted is ${REQUIRED[kind].map((field) => `"${SYNONYMS[kind][field]?.[0]}"`).join(', ')}, and of these what the file has: ${wanted.join(', ')}.`,
    'file',
  );
}

const MOST_LISTED = 10;
const LONGEST_LISTED = 40;
const listed = (headers: readonly string[]): string => {
  const shown = headers.slice(0, MOST_LISTED).map((header) => `"${header.slice(0, LONGEST_LISTED)}"`);
  return headers.length > MOST_LISTED
    ? `${shown.join(', ')} and ${headers.length - MOST_LISTED} more`
    : shown.join(', ');
};

/** The mapping that a person gives: known fields, each at most once. */
export function mappingFor(
  { kind }: Pick<Import, 'kind'>,
  source: Source,
  given: readonly { readonly field: string; readonly column: string }[],
): Result<Mapping> {
  const unknown = given.find(({ field }) => !Object.hasOwn(SYNONYMS[kind], field));
  if (unknown)
    return fail(
      'FIELD_NOT_KNOWN',
      `There is no field "${unknown.field}"; use one of ${Object.keys(SYNONYMS[kind]).join(', ')}.`,
      'mapping',
    );
  if (new Set(given.map(({ field }) => field)).size < given.length)
    return fail('FIELD_MAPPED_TWICE', 'A field is mapped to two columns; choose one.', 'mapping');
  const mapping = Object.fromEntries(given.map(({ field, column }) => [field, column]));
  const fits = expectUsable({ kind, source, mapping });
  return fits.ok ? ok(mapping) : fits;
}
