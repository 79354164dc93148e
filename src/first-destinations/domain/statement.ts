import type { Day } from '../../kernel/day.js';

export const DESTINATION_OUTCOMES = [
  'EMPLOYED',
  'SERVICE',
  'MILITARY',
  'CONTINUING_EDUCATION',
  'SEEKING_EMPLOYMENT',
  'SEEKING_EDUCATION',
  'NOT_SEEKING',
] as const;
export type DestinationOutcome = (typeof DESTINATION_OUTCOMES)[number];

export const NOT_SEEKING_REASONS = ['SPONSORED', 'CONTINUING_EDUCATION', 'OWN_BUSINESS', 'POSTPONED', 'OTHER'] as const;
/** Why somebody looks for no job: stays with a sponsor or an earlier employer, studies on, founds a business, puts it off. */
export type NotSeekingReason = (typeof NOT_SEEKING_REASONS)[number];

/** Strongest first: of two statements learned on one day, that of the stronger source counts. */
const SOURCES_BY_STRENGTH = [
  'OFFER_LETTER',
  'EMPLOYER',
  'STUDENT',
  'COUNSELOR',
  'PUBLIC_PROFILE',
  'SPREADSHEET',
  'OTHER',
] as const;
export type StatementSource = (typeof SOURCES_BY_STRENGTH)[number];

/** What somebody said a graduate does after the degree, confirmed by a person. */
export interface Statement {
  readonly id: string;
  readonly outcome: DestinationOutcome;
  readonly notSeekingReason: NotSeekingReason | null;
  readonly hoursAWeek: number | null;
  /** Decimal text per `payPeriod`. */
  readonly payAmount: string | null;
  readonly payCurrency: string | null;
  readonly payPeriod: 'HOUR' | 'MONTH' | 'YEAR' | null;
  readonly bonusAmount: string | null;
  readonly employer: string | null;
  readonly isInField: boolean | null;
  /** The first offer, whatever became of it. */
  readonly offeredOn: Day | null;
  /** When the graduate accepted, enrolled or decided. */
  readonly decidedOn: Day | null;
  readonly startsOn: Day | null;
  readonly knownOn: Day;
  readonly source: StatementSource;
  readonly hasEvidence: boolean;
}

/** Full time is 30 hours a week or more (NACE, First-Destination Standards and Protocols). */
const FULL_TIME_HOURS = 30;

/** Null: nobody said how many hours a week. */
export const isFullTime = ({ hoursAWeek }: Statement): boolean | null =>
  hoursAWeek === null ? null : hoursAWeek >= FULL_TIME_HOURS;

/**
 * The statement that counts: of those known by a day and not decided after another the one learned last, of several that
 * of the stronger source, then the one entered last. Null: there is none.
 */
export function standingStatement(
  statements: readonly Statement[],
  { knownBy, decidedBy }: { readonly knownBy: Day; readonly decidedBy: Day },
): Statement | null {
  return (
    statements
      .filter(({ knownOn, decidedOn }) => knownOn <= knownBy && (decidedOn === null || decidedOn <= decidedBy))
      .toSorted(lastAndStrongest)[0] ?? null
  );
}

const lastAndStrongest = (a: Statement, b: Statement): number =>
  compare(b.knownOn, a.knownOn) ||
  SOURCES_BY_STRENGTH.indexOf(a.source) - SOURCES_BY_STRENGTH.indexOf(b.source) ||
  compare(b.id, a.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** How a source is spoken of in a sentence. */
export const SAID_BY: Readonly<Record<StatementSource, string>> = {
  OFFER_LETTER: 'the offer letter',
  EMPLOYER: 'the employer',
  STUDENT: 'the graduate',
  COUNSELOR: 'a counselor',
  PUBLIC_PROFILE: 'a public profile',
  SPREADSHEET: 'a spreadsheet',
  OTHER: 'another source',
};
