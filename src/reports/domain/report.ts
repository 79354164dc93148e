import type { Day } from '../../kernel/day.js';

export const STANDARD_NAMES = ['NACE', 'CSEA', 'WIOA', 'CIRR', 'FOLLOW_UP_OUTCOMES'] as const;
/** By whose definitions is counted; the last one is our own. */
export type StandardName = (typeof STANDARD_NAMES)[number];

/**
 * What a report is about. Days are days on the wall of the center. For NACE and CSEA the period is the one of a graduating
 * class, for CIRR that in which they graduated, for WIOA that in which they exited, for follow-ups that of the first interview.
 */
export interface Scope {
  /** What was known by the end of this day counts. */
  readonly asOf: Day;
  readonly fromDay: Day;
  readonly toDay: Day;
}

export const DIMENSIONS = ['ALL', 'LEVEL', 'COHORT', 'COUNSELOR', 'EMPLOYER', 'POLICY'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Those for whom a figure is given. */
export interface Group {
  readonly dimension: Dimension;
  readonly key: string;
  readonly name: string;
}

export const EVERYBODY: Group = { dimension: 'ALL', key: 'ALL', name: 'All' };

/** How one record was counted, and why. */
export interface Verdict {
  readonly bucket: string;
  /** False: it stands in no figure. */
  readonly counted: boolean;
  /** One or more sentences, for the person who asks "why is she counted here?". */
  readonly reason: string;
  readonly groups: readonly Group[];
  /** What else the figures ask: `OFFER_BY_GRADUATION`. */
  readonly marks: readonly string[];
  /** Amounts that the figures sum up, by name: `salary.USD` in cents, `daysToDecision` in days. */
  readonly measures: Readonly<Record<string, number>>;
}

/** A record with its verdict; `studentId` is whose it is, so that suppression can count students. */
export interface Judged {
  readonly studentId: string;
  readonly verdict: Verdict;
}

export const UNITS = ['COUNT', 'SHARE', 'MONEY', 'DAYS'] as const;
export type Unit = (typeof UNITS)[number];

export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly group: Group;
  readonly unit: Unit;
  /** A count, a share from 0 to 1, an amount of `currency`, or days; null: there is none, `note` says why. */
  readonly value: number | null;
  /** Of a share: how many of how many. Null for other units. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly currency: string | null;
  /** How many different students stand behind it: of a share those in the denominator. */
  readonly students: number;
  readonly note: string | null;
}

export const FINDING_SUBJECTS = [
  'Graduation',
  'FirstDestination',
  'Offer',
  'Student',
  'EmploymentQuarter',
  'Prospect',
] as const;

/** Something in a record that makes a report doubtful, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly subjectType: (typeof FINDING_SUBJECTS)[number];
  readonly subjectId: string;
}

/** The rules of a standard in one version; once a run was made with a version, it is never changed. */
export interface Standard<Counted extends { readonly studentId: string }> {
  readonly version: string;
  readonly title: string;
  /** What to bear in mind when groups are compared; undefined: nothing. */
  readonly caution?: string;
  judge(record: Counted, scope: Scope): Verdict;
  figures(judged: readonly Judged[]): readonly Figure[];
  findings(record: Counted, scope: Scope): readonly Finding[];
}
