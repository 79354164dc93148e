import type { Channel } from '../../kernel/fact.js';
import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';

export const STEP_KINDS = [
  'PREPARE',
  'LOG_INTERVIEW',
  'THANK_YOU',
  'REHEARSE',
  'STATUS_CHECK',
  'CONFIRM_NEXT_ROUND',
  'CORRECT_CONTACT',
  'CHECK_APPLICATION',
  'REQUEST_FEEDBACK',
  'KEEP_WARM',
  'COURTESY_NOTE',
  'REVIEW_OFFER',
  'REQUEST_EXTENSION',
  'ANSWER_OFFER',
  'EXPEDITE',
  'COUNSELOR_REVIEW',
  'CLOSE_THE_LOOP',
  'CLOSE_AS_NO_RESPONSE',
] as const;
/** What is owed. */
export type StepKind = (typeof STEP_KINDS)[number];

/** Steps in which somebody calls or writes to the employer; preparing, practising and the counselor's own work are none. */
export const CONTACT_KINDS: readonly StepKind[] = [
  'THANK_YOU',
  'STATUS_CHECK',
  'CONFIRM_NEXT_ROUND',
  'CHECK_APPLICATION',
  'REQUEST_FEEDBACK',
  'KEEP_WARM',
  'COURTESY_NOTE',
  'REQUEST_EXTENSION',
  'EXPEDITE',
  'CLOSE_THE_LOOP',
];

export const STEP_OWNERS = ['STUDENT', 'COUNSELOR'] as const;
/** Who owes it. */
export type StepOwner = (typeof STEP_OWNERS)[number];

/** Why a step is owed on that day, as data; `sentenceOf` puts it into words. */
export interface Why {
  /** Key of the policy step. */
  readonly step: string;
  /** What the date is counted from. */
  readonly anchor: { readonly kind: string; readonly factId: string | null; readonly on: Day };
  /** How far and which way, in words that the anchor's name completes: "one business day after". */
  readonly offset: string;
  /** Days that were passed over in counting, and why: a weekend, "Thanksgiving Day", an own closure. */
  readonly skipped: readonly { readonly day: Day; readonly reason: string }[];
  /** What else moved the date, as sentences: "not before noon on a Monday". */
  readonly adjustments: readonly string[];
}

/** The one step now owed on a prospect. */
export interface NextStep {
  readonly stepKey: string;
  readonly kind: StepKind;
  /** By which means; null where the means does not matter. */
  readonly channel: Channel | null;
  readonly owner: StepOwner;
  /** From when it can be done. */
  readonly opensAt: Instant;
  /** After this it is overdue. */
  readonly dueAt: Instant;
  /** The due day in `zone`. */
  readonly dueOn: Day;
  /** IANA zone in which the day is meant: the contact's, else the center's. */
  readonly zone: string;
  readonly contactId: string | null;
  readonly interviewId: string | null;
  /** How often it was put off. */
  readonly snoozes: number;
  readonly why: Why;
}

/** A status call that lies ahead, whether or not it is the step owed now. */
export interface Call {
  readonly contactId: string;
  readonly zone: string;
  /** The day the policy asks for. */
  readonly wantedOn: Day;
  /** The day it is planned for: later, where the contact is called for somebody else on the wanted one. */
  readonly on: Day;
}

/** What the engine answers: the step owed now, and the next moment at which that answer changes by itself. */
export interface Plan {
  readonly nextStep: NextStep | null;
  readonly changesAt: Instant | null;
  readonly call: Call | null;
}
