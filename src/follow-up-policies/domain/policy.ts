import { type Channel, DISPOSITIONS, type Outcome, REVIEW_DECISIONS } from '../../kernel/fact.js';
import type { StepKind, StepOwner } from './plan.js';

/**
 * A follow-up policy is plain data: named steps, what leads to which step, and from what each date is counted.
 * It holds no code, so it can be stored, edited, compared and shown; `planOf` interprets it.
 */
export interface PolicyRules {
  readonly name: string;
  /** Of steps due at the same moment, the one that stands first is owed first. */
  readonly steps: readonly PolicyStep[];
  /** Duties that an event brings along, once for each event, whatever the employer has answered so far. */
  readonly openings: Readonly<Record<Opener, readonly string[]>>;
  /** Where the open question to the employer stands, and which steps that leads to. */
  readonly branches: Readonly<Record<Turn, Branch>>;
  /** What is still owed after a prospect has ended. */
  readonly aftercare: Readonly<Record<Outcome, readonly string[]>>;
  /** The step of the counselor who decides about a silent prospect; owed whenever nothing else keeps a prospect alive. */
  readonly reviewStep: string;
  readonly limits: Limits;
  readonly hours: Hours;
}

export interface PolicyStep {
  readonly key: string;
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly owner: StepOwner;
  /** The first rule counts whose anchor is known and whose time had not passed when the step was opened; else the last known. */
  readonly due: readonly DueRule[];
  /** From the earliest of these moments on a step that nobody did is no longer owed: it was missed. Empty: it stays owed. */
  readonly lapses: readonly DateRule[];
  /** It asks the employer again, so it gives way to the review once that opens. */
  readonly chases: boolean;
  /** The step to take instead where calls are not welcome; null where the step is no call. */
  readonly withoutCalls: string | null;
  /** A repeated call is placed in the other half of the day. */
  readonly atAnotherHour: boolean;
  /** Owed on several prospects at once, it is due earlier in the day where the process has come further. */
  readonly furthestFirst: boolean;
  /** Who owes the step when it is still not done at that moment. */
  readonly handsOver: { readonly to: StepOwner; readonly at: DateRule } | null;
}

/** A distance from an anchor; exactly one of the three. */
export type Offset = { readonly businessDays: number } | { readonly days: number } | { readonly hours: number };

export interface DateRule {
  readonly anchor: AnchorKind;
  readonly offset: Offset;
}

export interface DueRule extends DateRule {
  /** Whatever the rule says, the step is due at this date when that is earlier and was still ahead. */
  readonly noLaterThan?: DateRule;
}

export const ANCHOR_KINDS = [
  'OPENED',
  'APPLIED',
  'INTERVIEW_START',
  'INTERVIEW_END',
  'INTERVIEW_CALLED_OFF',
  'PROMISED_DAY',
  'CALL_BACK_DAY',
  'LAST_ATTEMPT',
  'CONTACT_CORRECTED',
  'SILENT_SINCE',
  'ATTEMPTS_USED_UP',
  'REVIEWED',
  'LOOP_CLOSED',
  'OFFER_RECEIVED',
  'OFFER_DEADLINE',
  'OTHER_OFFER_RECEIVED',
  'OTHER_OFFER_DEADLINE',
  'CLOSED',
  'REOPENED',
  'QUESTION_OPENS',
  'QUESTION_DUE',
] as const;
/**
 * What a date is counted from. `SILENT_SINCE`: the review clock, started by the interview and restarted by a review.
 * `QUESTION_OPENS` and `QUESTION_DUE`: the next question to the employer, as this policy dates it.
 */
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

export const OPENERS = ['INTERVIEW_SCHEDULED', 'INTERVIEW_HELD', 'CALL_AHEAD', 'OTHER_OFFER_RECEIVED'] as const;
/** `CALL_AHEAD`: the next question is a call, and no call has been made or practised since the interview. */
export type Opener = (typeof OPENERS)[number];

export const TURNING_POINTS = [
  'OPENED',
  'APPLIED',
  'INTERVIEW_HELD',
  'INTERVIEW_CALLED_OFF',
  'REOPENED',
  'CONTACT_CORRECTED',
  'LOOP_CLOSED',
] as const;
export const TURNS = [...TURNING_POINTS, ...DISPOSITIONS, ...REVIEW_DECISIONS] as const;
/** What last moved the open question to the employer. `OFFER` lasts as long as the offer is open. */
export type Turn = (typeof TURNS)[number];

export interface Branch {
  readonly leadsTo: readonly string[];
  /** The first detour whose condition holds replaces `leadsTo`. */
  readonly detours: readonly Detour[];
}

export interface Detour {
  readonly when: Condition;
  readonly leadsTo: readonly string[];
}

export const CONDITIONS = ['CALLS_USED_UP', 'LAST_ATTEMPT_WAS_A_CALL', 'FEEDBACK_GIVEN', 'OFFER_EXPLODES'] as const;
/** `OFFER_EXPLODES`: its deadline lies less than ten business days after it came, and has not been moved. */
export type Condition = (typeof CONDITIONS)[number];

export interface Limits {
  /** Calls in a row that reach nobody. */
  readonly unansweredCalls: number;
  /** Messages left in a row. */
  readonly voicemails: number;
  /** Attempts to reach the employer until a counselor reviews the prospect. */
  readonly attempts: number;
  /** Least distance between two attempts to one contact. */
  readonly businessDaysBetweenAttempts: number;
}

/** Minutes since midnight on the contact's wall clock: 540 is 9:00. */
export interface Hours {
  readonly from: number;
  readonly until: number;
  readonly mondayCallsFrom: number;
  readonly afternoonFrom: number;
}
