import { columnsOf, mappingProblems, type Columns } from './columns.js';
import type { DateOrder } from './day-cell.js';
import type { Evidence } from './draft-facts.js';
import { draftOf, type LoneDraft } from './draft-of-row.js';
import type { HeaderMapping } from './header-mapping.js';
import type { JobSearchField } from './job-search-fields.js';
import { JobSearchRow } from './job-search-row.js';
import { likelyDoubles, stableKeys } from './likely-doubles.js';
import type { JobSearchReading, ProspectDraft } from './prospect-draft.js';
import { rowProblem } from './row-problem.js';
import type { RowProblem, Table, TableRow } from './table.js';

export interface JobSearchOptions {
  /** Settles slashed dates for the whole file; null leaves it to the values of each column. */
  readonly dateOrder: DateOrder | null;
}

/** Reads a person's own job-search spreadsheet into drafts of prospects, to be looked over before they are applied. */
export function readJobSearch(
  table: Table,
  mapping: HeaderMapping<JobSearchField>,
  options: JobSearchOptions = { dateOrder: null },
): JobSearchReading {
  const unusable = mappingProblems(table, mapping, ['employer']);
  if (unusable.length > 0) return { drafts: [], problems: unusable };
  const columns = columnsOf(table, mapping, options.dateOrder);
  const readings = table.rows.map((row) => readRow(row, columns));
  const problems = [...table.unreadable.map((row) => row.problem), ...readings.flatMap((reading) => reading.problems)];
  const read = readings.map(({ draft }) => draft).filter((draft) => draft !== null);
  return { drafts: told(read), problems: problems.toSorted((one, other) => one.line - other.line) };
}

/** Adds what only the whole file tells: running numbers and likely doubles. */
function told(drafts: readonly LoneDraft[]): readonly ProspectDraft[] {
  const identities = drafts.map(({ identity }) => identity);
  const keys = stableKeys(identities);
  const doubles = likelyDoubles(identities);
  return drafts.map(({ draft }, at) => ({ ...draft, key: keys[at] ?? '', likelyDoubleOf: doubles[at] ?? null }));
}

interface RowReading {
  readonly draft: LoneDraft | null;
  readonly problems: readonly RowProblem[];
}

function readRow(tableRow: TableRow, columns: Columns<JobSearchField>): RowReading {
  const row = new JobSearchRow(tableRow, columns);
  const evidence = row.evidence();
  const refusal = refusalOf(tableRow, row, evidence);
  if (refusal) return { draft: null, problems: [...row.problems, refusal] };
  const draft = draftOf(row, evidence);
  return { draft, problems: row.problems };
}

/** A saved job is a lead: as an open prospect it would owe a next step for an application that was never made. */
function refusalOf(tableRow: TableRow, row: JobSearchRow, evidence: Evidence): RowProblem | null {
  if (row.text('employer') === null && row.text('position') === null && row.text('url') === null) {
    return rowProblem(tableRow, 'ROW_NAMES_NO_JOB', 'names neither employer nor position; fill one of them.');
  }
  if (evidence.status?.value.stage === 'SAVED' && evidence.appliedOn === null) {
    const message = `${row.saying('status')}: the job is saved, not applied for; import it again once you have applied.`;
    return rowProblem(tableRow, 'SAVED_NOT_APPLIED', message);
  }
  return null;
}
