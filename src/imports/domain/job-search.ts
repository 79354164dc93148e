import { columnsOf, mappingProblems, type Columns } from './columns.js';
import type { DateOrder } from './day-cell.js';
import { factsOf, outcomeOf, type Evidence } from './draft-facts.js';
import { agencyShownIn, isUndisclosed, partNameAndRole, placeholderName } from './employer-cell.js';
import type { HeaderMapping } from './header-mapping.js';
import type { JobSearchField } from './job-search-fields.js';
import { JobSearchRow } from './job-search-row.js';
import { likelyDoubles, stableKeys, type Identity } from './likely-doubles.js';
import type { Guess, JobSearchReading, ProspectDraft } from './prospect-draft.js';
import { rowProblem } from './row-problem.js';
import type { RowProblem, Table, TableRow } from './table.js';
import type { WebAddress } from './web-address.js';

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

/** A draft before it is compared with the other rows. */
interface LoneDraft {
  readonly draft: Omit<ProspectDraft, 'key' | 'likelyDoubleOf'>;
  readonly identity: Identity;
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

function draftOf(row: JobSearchRow, evidence: Evidence): LoneDraft {
  const address = row.url();
  const job = jobOf(row);
  const agency = agencyShownIn((field) => row.text(field) ?? '');
  const appliedOn = evidence.appliedOn?.value ?? null;
  const draft = {
    line: row.line,
    employerName: job.employerName,
    undisclosed: job.undisclosed,
    agency: agency !== null,
    position: job.position,
    url: address?.url ?? null,
    location: row.text('location'),
    appliedOn,
    facts: factsOf(evidence),
    outcome: outcomeOf(evidence),
    silent: evidence.status?.value.stage === 'SILENT',
    archived: row.isYes('archived'),
    notes: row.text('notes'),
    source: row.text('source'),
    contactName: row.text('contactName'),
    contactEmail: row.text('contactEmail'),
    guesses: [
      ...job.guesses,
      ...(agency ? [{ field: 'agency', value: 'true', because: row.saying(agency) } as const] : []),
      ...addressGuesses(row, address),
      ...courseGuesses(row, evidence),
    ],
  };
  const identity = { line: row.line, employer: row.text('employer') ?? '', position: row.text('position') ?? '', url: draft.url, appliedOn };
  return { draft, identity };
}

interface Job {
  readonly employerName: string;
  readonly undisclosed: boolean;
  readonly position: string | null;
  readonly guesses: readonly Guess[];
}

function jobOf(row: JobSearchRow): Job {
  const [name, position] = [row.text('employer') ?? '', row.text('position')];
  const because = row.saying('employer');
  if (isUndisclosed(name)) {
    const employerName = placeholderName(row.line, position, row.text('source'));
    return { employerName, undisclosed: true, position, guesses: [{ field: 'employer', value: employerName, because }] };
  }
  const parted = position === null && !row.has('position') ? partNameAndRole(name) : null;
  if (!parted) return { employerName: name, undisclosed: false, position, guesses: [] };
  return {
    employerName: parted.employer,
    undisclosed: false,
    position: parted.position,
    guesses: [
      { field: 'employer', value: parted.employer, because },
      { field: 'position', value: parted.position, because },
    ],
  };
}

const addressGuesses = (row: JobSearchRow, address: WebAddress | null): readonly Guess[] =>
  address?.isSchemeGuessed ? [{ field: 'url', value: address.url, because: `${row.saying('url')}, without https://` }] : [];

/** What was made of the words on how the application went. */
function courseGuesses(row: JobSearchRow, evidence: Evidence): readonly Guess[] {
  const { status, interviews, interviewsInNotes, history } = evidence;
  const guesses: Guess[] = [];
  if (!status) guesses.push({ field: 'status', value: 'APPLIED', because: statusDoubt(row) });
  if (status?.value.stage === 'SAVED') {
    guesses.push({ field: 'status', value: 'APPLIED', because: `${row.saying('status')}, but ${row.saying('appliedOn')}` });
  }
  if (interviewsInNotes && !interviews && !history) {
    const { count, words } = interviewsInNotes;
    guesses.push({ field: 'interviewCount', value: String(count), because: `the notes say "${words}"` });
  }
  for (const { words, meaning } of history?.value ?? []) {
    if (!meaning) guesses.push({ field: 'stageHistory', value: '', because: `the stage "${words}" is not understood and left out` });
  }
  return guesses;
}

const statusDoubt = (row: JobSearchRow): string =>
  row.text('status') === null ? 'the row gives no status' : `${row.saying('status')}, which is not understood`;
