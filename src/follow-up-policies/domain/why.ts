import { weekdayOf, type Day } from '../../kernel/day.js';
import { grouped } from '../../kernel/grouped.js';
import type { NextStep, StepKind, Why } from './plan.js';
import type { AnchorKind, DateRule, Offset } from './policy.js';

/** Why a step is owed on its day, in one sentence: "Call on Monday 30 November: one business day after the promised date (Friday 27 November); Saturday and Sunday do not count." */
export function sentenceOf(nextStep: Pick<NextStep, 'kind' | 'channel' | 'dueOn' | 'why'>): string {
  const { why } = nextStep;
  const reason = `${why.offset} ${anchorInWords(why)} (${dayInWords(why.anchor.on)})`;
  const remarks = [reason, ...skippedInWords(why), ...why.adjustments].join('; ');
  return `${actionInWords(nextStep)} on ${dayInWords(nextStep.dueOn)}: ${remarks}.`;
}

/** A distance from an anchor in words, before the anchor's name: "one business day after". */
export function offsetInWords(offset: Offset): string {
  const [[unit, count]] = Object.entries(offset) as [[keyof typeof UNITS, number]];
  if (count === 0) return unit === 'hours' ? 'at' : 'on';
  return `${countInWords(Math.abs(count), UNITS[unit])} ${count < 0 ? 'before' : 'after'}`;
}

/** "two business days" */
export const countInWords = (count: number, unit: string): string =>
  `${NUMBERS[count] ?? count} ${unit}${count === 1 ? '' : 's'}`;

/** When a step is due, in words: "one business day after the promised date". */
export const dateRuleInWords = ({ anchor, offset }: DateRule): string => `${offsetInWords(offset)} ${ANCHORS[anchor]}`;

/** "27 November" */
export const dateInWords = (day: Day): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;

const UNITS = { businessDays: 'business day', days: 'day', hours: 'hour' } as const;
const NUMBERS: readonly string[] = 'zero one two three four five six seven eight nine ten'.split(' ');

export const actionInWords = ({ kind, channel }: Pick<NextStep, 'kind' | 'channel'>): string =>
  kind === 'STATUS_CHECK' && channel === 'PHONE' ? 'Call' : ACTIONS[kind];

const ACTIONS: Readonly<Record<StepKind, string>> = {
  PREPARE: 'Prepare for the interview',
  LOG_INTERVIEW: 'Log the interview',
  THANK_YOU: 'Send a thank-you note',
  REHEARSE: 'Practise the call',
  STATUS_CHECK: 'Ask in writing where the decision stands',
  CONFIRM_NEXT_ROUND: 'Ask for the date of the next interview',
  CORRECT_CONTACT: 'Find the right contact',
  CHECK_APPLICATION: 'Ask about the application',
  REQUEST_FEEDBACK: 'Ask for feedback',
  KEEP_WARM: 'Write to keep the contact warm',
  COURTESY_NOTE: 'Send a courtesy note',
  REVIEW_OFFER: 'Talk the offer over with the student',
  REQUEST_EXTENSION: 'Ask for more time to answer the offer',
  ANSWER_OFFER: 'Answer the offer, or record what became of it',
  EXPEDITE: 'Ask for a faster decision',
  COUNSELOR_REVIEW: 'Review the prospect with the student',
  CLOSE_THE_LOOP: 'Send the last message',
  CLOSE_AS_NO_RESPONSE: 'Close the prospect as no response',
};

const anchorInWords = (why: Why): string => ANCHORS[why.anchor.kind as AnchorKind];

const ANCHORS: Readonly<Record<AnchorKind, string>> = {
  OPENED: 'the prospect was entered',
  APPLIED: 'the application',
  INTERVIEW_START: 'the start of the interview',
  INTERVIEW_END: 'the end of the interview',
  INTERVIEW_CALLED_OFF: 'the interview was called off',
  PROMISED_DAY: 'the promised date',
  CALL_BACK_DAY: 'the day they asked to be contacted again',
  LAST_ATTEMPT: 'the last contact',
  CONTACT_CORRECTED: 'the contact was corrected',
  SILENT_SINCE: 'the start of the wait',
  ATTEMPTS_USED_UP: 'the last attempt the policy allows',
  REVIEWED: 'the review',
  LOOP_CLOSED: 'the last message',
  OFFER_RECEIVED: 'the offer',
  OFFER_DEADLINE: 'the deadline of the offer',
  OTHER_OFFER_RECEIVED: 'the other offer',
  OTHER_OFFER_DEADLINE: 'the deadline of the other offer',
  CLOSED: 'the outcome',
  REOPENED: 'the question was reopened',
  QUESTION_OPENS: 'the next call',
  QUESTION_DUE: 'the next call',
};

function skippedInWords({ skipped }: Why): readonly string[] {
  if (skipped.length === 0) return [];
  const names = [...grouped(skipped, ({ reason }) => reason)].map(([reason, days]) =>
    isWeekday(reason) ? reason : `${reason} (${spanInWords(days)})`,
  );
  return [`${listInWords(names)} ${names.length === 1 ? 'does' : 'do'} not count`];
}

/** Days that were passed over for one reason, in whichever direction was walked. */
const spanInWords = (days: Why['skipped']): string => {
  const [first, last] = [days[0]!.day, days.at(-1)!.day].toSorted() as [Day, Day];
  return first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`;
};

const listInWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

const isWeekday = (reason: string): boolean => (WEEKDAYS as readonly string[]).includes(reason);

/** "Friday 27 November" */
export const dayInWords = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${dateInWords(day)}`;
