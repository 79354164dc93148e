import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { mappingProblems } from './domain/columns.js';
import type { Synonyms } from './domain/header-mapping.js';
import { JOB_SEARCH_SYNONYMS } from './domain/job-search-fields.js';
import { ROSTER_SYNONYMS } from './domain/roster-fields.js';
import type { Table } from './domain/table.js';
import type { Import, ImportKind, Mapping, Source } from './import.entity.js';

/** For each kind of file the fields it may hold, with the headers under which people keep them. */
export const SYNONYMS: Readonly<Record<ImportKind, Synonyms<string>>> = {
  ROSTER: ROSTER_SYNONYMS,
  JOB_SEARCH: JOB_SEARCH_SYNONYMS,
};

/** Without these no row can be applied. */
const REQUIRED = { ROSTER: ['externalId'], JOB_SEARCH: ['employer'] } as const;

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
