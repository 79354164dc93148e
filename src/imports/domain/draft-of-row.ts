import { factsOf, outcomeOf, type Evidence } from './draft-facts.js';
import { agencyShownIn, isUndisclosed, partNameAndRole, placeholderName } from './employer-cell.js';
import type { JobSearchRow } from './job-search-row.js';
import type { Identity } from './likely-doubles.js';
import type { Guess, ProspectDraft } from './prospect-draft.js';
import type { WebAddress } from './web-address.js';

/** A draft before it is compared with the other rows. */
export interface LoneDraft {
  readonly draft: Omit<ProspectDraft, 'key' | 'likelyDoubleOf'>;
  readonly identity: Identity;
}

/** Puts together what one row says and what is guessed from it, each guess with its reason. */
export function draftOf(row: JobSearchRow, evidence: Evidence): LoneDraft {
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
  const identity = {
    line: row.line,
    employer: row.text('employer') ?? '',
    position: row.text('position') ?? '',
    url: draft.url,
    appliedOn,
  };
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
    return {
      employerName,
      undisclosed: true,
      position,
      guesses: [{ field: 'employer', value: employerName, because }],
    };
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
  address?.isSchemeGuessed
    ? [{ field: 'url', value: address.url, because: `${row.saying('url')}, without https://` }]
    : [];

/** What was made of the words on how the application went. */
function courseGuesses(row: JobSearchRow, evidence: Evidence): readonly Guess[] {
  const { status, interviews, interviewsInNotes, history } = evidence;
  const guesses: Guess[] = [];
  if (!status) guesses.push({ field: 'status', value: 'APPLIED', because: statusDoubt(row) });
  if (status?.value.stage === 'SAVED') {
    guesses.push({
      field: 'status',
      value: 'APPLIED',
      because: `${row.saying('status')}, but ${row.saying('appliedOn')}`,
    });
  }
  if (interviewsInNotes && !interviews && !history) {
    const { count, words } = interviewsInNotes;
    guesses.push({ field: 'interviewCount', value: String(count), because: `the notes say "${words}"` });
  }
  for (const { words, meaning } of history?.value ?? []) {
    if (!meaning)
      guesses.push({
        field: 'stageHistory',
        value: '',
        because: `the stage "${words}" is not understood and left out`,
      });
  }
  return guesses;
}

const statusDoubt = (row: JobSearchRow): string =>
  row.text('status') === null ? 'the row gives no status' : `${row.saying('status')}, which is not understood`;
