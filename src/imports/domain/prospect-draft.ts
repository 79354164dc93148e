import type { Day } from '../../kernel/day.js';
import type { Outcome } from '../../kernel/fact.js';
import type { JobSearchField } from './job-search-fields.js';
import type { RowProblem } from './table.js';

/** `INTERVIEW_INVITED`: an interview is agreed or under way, but the row does not say that one was held. */
export type DraftFactKind =
  'APPLIED' | 'ASSESSMENT' | 'INTERVIEW_INVITED' | 'INTERVIEW_HELD' | 'OFFER' | Exclude<Outcome, 'NO_RESPONSE'>;

export interface DraftFact {
  readonly kind: DraftFactKind;
  /** Null when the file does not say; a date that is missing stays missing. */
  readonly on: Day | null;
  /** `GUESSED` facts are to be looked at by a person before they are applied. */
  readonly certainty: 'STATED' | 'GUESSED';
  /** What in the row made us think so. */
  readonly because: string;
}

export interface Guess {
  readonly field: JobSearchField | 'agency';
  readonly value: string;
  readonly because: string;
}

/** One row of a job-search spreadsheet, read as a candidacy that a person looks over before it is applied. */
export interface ProspectDraft {
  readonly line: number;
  /** The same row of the same file has the same key at every run, so that a second import doubles nothing. */
  readonly key: string;
  /** When `undisclosed` a name of our making; such drafts must not be merged into one employer by that name. */
  readonly employerName: string;
  readonly undisclosed: boolean;
  /** An agency seems to stand between the student and the employer. */
  readonly agency: boolean;
  readonly position: string | null;
  readonly url: string | null;
  readonly location: string | null;
  readonly appliedOn: Day | null;
  readonly facts: readonly DraftFact[];
  readonly outcome: Outcome | null;
  /** The person believes the employer will not answer; the prospect stays open all the same. */
  readonly silent: boolean;
  readonly archived: boolean;
  readonly notes: string | null;
  readonly source: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly guesses: readonly Guess[];
  /** The line of an earlier row that seems to be the same application; never merged without a person. */
  readonly likelyDoubleOf: number | null;
}

/**
 * The drafts, and what could not be read. A problem of one cell leaves out that cell only; a row without a draft has a problem
 * that says why.
 */
export interface JobSearchReading {
  readonly drafts: readonly ProspectDraft[];
  readonly problems: readonly RowProblem[];
}
