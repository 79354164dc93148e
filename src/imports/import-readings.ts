import { grouped } from '../kernel/grouped.js';
import type { Import } from './import.entity.js';
import type { StoredRow } from './import-rows.store.js';
import { editedDraft } from './domain/draft-edits.js';
import type { HeaderMapping } from './domain/header-mapping.js';
import type { JobSearchField } from './domain/job-search-fields.js';
import { readJobSearch } from './domain/job-search.js';
import type { ProspectDraft } from './domain/prospect-draft.js';
import type { RosterField } from './domain/roster-fields.js';
import { readRoster, type RosterRow } from './domain/roster.js';
import type { RowProblem, Table } from './domain/table.js';

/** An import read as it stands: with its mapping and with what people corrected. */
export interface ImportReading<Row extends { readonly line: number }> {
  /** Every line of the file that is a row, in order. */
  readonly lines: readonly number[];
  readonly rows: ReadonlyMap<number, Row>;
  readonly problems: ReadonlyMap<number, readonly RowProblem[]>;
  readonly skipped: ReadonlySet<number>;
  /** Of the mapping as a whole, when it cannot be used. */
  readonly unusable: readonly RowProblem[];
}

export function readRosterImport(given: Import, stored: readonly StoredRow[]): ImportReading<RosterRow> {
  // A row that is left out is no double of another.
  const taken = stored.filter(({ edits }) => !edits?.skip);
  const { rows, problems } = readRoster(tableOf(given, taken), given.mapping as HeaderMapping<RosterField>, {
    dateOrder: given.dateOrder,
  });
  return readingOf(stored, rows, problems);
}

/** Rows that are skipped are read too, so that the keys of those like them do not move. */
export function readJobSearchImport(given: Import, stored: readonly StoredRow[]): ImportReading<ProspectDraft> {
  const { drafts, problems } = readJobSearch(tableOf(given, stored), given.mapping as HeaderMapping<JobSearchField>, {
    dateOrder: given.dateOrder,
  });
  const edits = new Map(stored.map((row) => [row.line, row.edits?.draft]));
  return readingOf(
    stored,
    drafts.map((draft) => editedDraft(draft, edits.get(draft.line) ?? {})),
    problems,
  );
}

/** The table as it was uploaded, with corrected cells in their places. */
export function tableOf({ source }: Pick<Import, 'source'>, stored: readonly StoredRow[]): Table {
  const corrected = (row: StoredRow) => ({
    line: row.line,
    cells: row.cells.map((cell, at) => row.edits?.cells?.[source.headers[at] ?? ''] ?? cell),
  });
  return {
    ...source,
    rows: stored.filter((row) => row.unreadable === null).map(corrected),
    unreadable: stored.flatMap(({ line, cells, unreadable }) =>
      unreadable ? [{ line, cells, problem: unreadable }] : [],
    ),
  };
}

export function readingOf<Row extends { readonly line: number }>(
  stored: readonly StoredRow[],
  rows: readonly Row[],
  problems: readonly RowProblem[],
): ImportReading<Row> {
  const lines = new Set(stored.map(({ line }) => line));
  return {
    lines: [...lines],
    rows: new Map(rows.map((row) => [row.line, row])),
    problems: grouped(problems, ({ line }) => line),
    skipped: new Set(stored.filter(({ edits }) => edits?.skip).map(({ line }) => line)),
    unusable: problems.filter(({ line }) => !lines.has(line)),
  };
}
