import type { AnchorKind, DateRule, DueRule, PolicyStep } from './policy.js';

type StepInWords = Pick<PolicyStep, 'key' | 'kind' | 'channel' | 'due'> & Partial<PolicyStep>;

/** What is true of a step unless it says otherwise. */
const step = (words: StepInWords): PolicyStep => ({
  owner: 'STUDENT',
  lapses: [],
  chases: false,
  withoutCalls: null,
  atAnotherHour: false,
  furthestFirst: false,
  handsOver: null,
  ...words,
});

const businessDays = (count: number, anchor: AnchorKind): DateRule => ({ anchor, offset: { businessDays: count } });
const days = (count: number, anchor: AnchorKind): DateRule => ({ anchor, offset: { days: count } });
const hours = (count: number, anchor: AnchorKind): DateRule => ({ anchor, offset: { hours: count } });
const at = (anchor: AnchorKind): DateRule => hours(0, anchor);
const noLaterThan = (latest: DateRule, rule: DateRule): DueRule => ({ ...rule, noLaterThan: latest });

/** A question to the employer asked by telephone, and the same question in writing for where calls are not welcome. */
const callOrEmail = (
  name: string,
  due: readonly DueRule[],
  manner: Partial<PolicyStep> = {},
): readonly PolicyStep[] => [
  step({
    ...manner,
    key: `${name}-call`,
    kind: 'STATUS_CHECK',
    channel: 'PHONE',
    due,
    chases: true,
    withoutCalls: `${name}-email`,
  }),
  step({ key: `${name}-email`, kind: 'STATUS_CHECK', channel: 'EMAIL', due, chases: true }),
];

/** A day the employer named that still lies ahead comes before any waiting time. */
const theDayAfterThePromise = businessDays(1, 'PROMISED_DAY');

export const AROUND_THE_INTERVIEW: readonly PolicyStep[] = [
  step({
    key: 'prepare',
    kind: 'PREPARE',
    channel: null,
    due: [businessDays(-1, 'INTERVIEW_START'), at('INTERVIEW_START')],
    lapses: [at('INTERVIEW_START')],
  }),
  step({
    key: 'log-interview',
    kind: 'LOG_INTERVIEW',
    channel: null,
    due: [hours(2, 'INTERVIEW_END')],
    handsOver: { to: 'COUNSELOR', at: businessDays(1, 'INTERVIEW_END') },
  }),
  step({
    key: 'thank-you',
    kind: 'THANK_YOU',
    channel: 'EMAIL',
    due: [hours(24, 'INTERVIEW_END')],
    lapses: [businessDays(5, 'INTERVIEW_END'), at('QUESTION_OPENS')],
  }),
  step({
    key: 'rehearse',
    kind: 'REHEARSE',
    channel: null,
    due: [days(-1, 'QUESTION_DUE')],
    lapses: [at('QUESTION_OPENS')],
  }),
];

export const THE_QUESTION: readonly PolicyStep[] = [
  ...callOrEmail('status', [
    theDayAfterThePromise,
    noLaterThan(businessDays(10, 'INTERVIEW_END'), businessDays(7, 'INTERVIEW_END')),
  ]),
  ...callOrEmail('retry', [theDayAfterThePromise, businessDays(2, 'LAST_ATTEMPT')], { atAnotherHour: true }),
  ...callOrEmail('repeat', [theDayAfterThePromise, businessDays(5, 'LAST_ATTEMPT')]),
  ...callOrEmail('named-day', [
    businessDays(0, 'CALL_BACK_DAY'),
    theDayAfterThePromise,
    businessDays(2, 'LAST_ATTEMPT'),
  ]),
  ...callOrEmail('resume', [
    theDayAfterThePromise,
    businessDays(1, 'CONTACT_CORRECTED'),
    businessDays(1, 'REVIEWED'),
    businessDays(1, 'REOPENED'),
  ]),
  step({
    key: 'check-after-hold',
    kind: 'STATUS_CHECK',
    channel: 'EMAIL',
    due: [theDayAfterThePromise, businessDays(20, 'LAST_ATTEMPT')],
    chases: true,
  }),
  step({
    key: 'confirm-next-round',
    kind: 'CONFIRM_NEXT_ROUND',
    channel: 'EMAIL',
    due: [businessDays(2, 'LAST_ATTEMPT'), businessDays(2, 'INTERVIEW_CALLED_OFF')],
    chases: true,
  }),
  step({
    key: 'correct-contact',
    kind: 'CORRECT_CONTACT',
    channel: null,
    due: [businessDays(1, 'LAST_ATTEMPT'), businessDays(1, 'REVIEWED')],
    chases: true,
  }),
  step({
    key: 'check-application',
    kind: 'CHECK_APPLICATION',
    channel: 'EMAIL',
    due: [theDayAfterThePromise, businessDays(10, 'APPLIED'), businessDays(5, 'OPENED')],
    chases: true,
  }),
];

const askForTime = (key: string, manner: Pick<PolicyStep, 'channel'> & Partial<PolicyStep>): PolicyStep =>
  step({
    ...manner,
    key,
    kind: 'REQUEST_EXTENSION',
    due: [noLaterThan(at('OFFER_DEADLINE'), businessDays(1, 'OFFER_RECEIVED'))],
    lapses: [businessDays(3, 'OFFER_RECEIVED'), at('OFFER_DEADLINE')],
  });

export const THE_OFFER: readonly PolicyStep[] = [
  step({
    key: 'review-offer',
    kind: 'REVIEW_OFFER',
    channel: null,
    owner: 'COUNSELOR',
    due: [noLaterThan(at('OFFER_DEADLINE'), businessDays(1, 'OFFER_RECEIVED'))],
    lapses: [businessDays(3, 'OFFER_RECEIVED'), at('OFFER_DEADLINE')],
  }),
  step({
    key: 'review-offer-today',
    kind: 'REVIEW_OFFER',
    channel: null,
    owner: 'COUNSELOR',
    due: [0, 1].map((count) => noLaterThan(at('OFFER_DEADLINE'), businessDays(count, 'OFFER_RECEIVED'))),
    lapses: [businessDays(2, 'OFFER_RECEIVED'), at('OFFER_DEADLINE')],
  }),
  askForTime('request-extension', { channel: 'PHONE', withoutCalls: 'request-extension-email' }),
  askForTime('request-extension-email', { channel: 'EMAIL' }),
  // The deadline closes nothing: from then on the counselor owes it to find out and record what became of the offer.
  step({
    key: 'answer-offer',
    kind: 'ANSWER_OFFER',
    channel: null,
    due: [at('OFFER_DEADLINE'), businessDays(5, 'OFFER_RECEIVED')],
    handsOver: { to: 'COUNSELOR', at: at('OFFER_DEADLINE') },
  }),
  step({
    key: 'expedite',
    kind: 'EXPEDITE',
    channel: 'EMAIL',
    due: [noLaterThan(at('OTHER_OFFER_DEADLINE'), businessDays(1, 'OTHER_OFFER_RECEIVED'))],
    lapses: [businessDays(5, 'OTHER_OFFER_RECEIVED'), at('OTHER_OFFER_DEADLINE')],
    furthestFirst: true,
  }),
];

export const AFTER_THE_ANSWER: readonly PolicyStep[] = [
  step({
    key: 'request-feedback',
    kind: 'REQUEST_FEEDBACK',
    channel: 'EMAIL',
    due: [businessDays(1, 'CLOSED'), businessDays(1, 'LAST_ATTEMPT')],
    lapses: [businessDays(10, 'CLOSED'), businessDays(10, 'LAST_ATTEMPT')],
  }),
  step({
    key: 'keep-warm',
    kind: 'KEEP_WARM',
    channel: 'EMAIL',
    due: [days(90, 'CLOSED'), days(90, 'LAST_ATTEMPT')],
    lapses: [days(120, 'CLOSED'), days(120, 'LAST_ATTEMPT')],
  }),
  step({
    key: 'courtesy-note',
    kind: 'COURTESY_NOTE',
    channel: 'EMAIL',
    due: [businessDays(1, 'CLOSED'), businessDays(1, 'LAST_ATTEMPT')],
    lapses: [businessDays(10, 'CLOSED'), businessDays(10, 'LAST_ATTEMPT')],
  }),
];

export const THE_SILENCE: readonly PolicyStep[] = [
  step({
    key: 'counselor-review',
    kind: 'COUNSELOR_REVIEW',
    channel: null,
    owner: 'COUNSELOR',
    due: [
      noLaterThan(businessDays(30, 'SILENT_SINCE'), businessDays(1, 'ATTEMPTS_USED_UP')),
      businessDays(30, 'SILENT_SINCE'),
    ],
  }),
  step({ key: 'close-the-loop', kind: 'CLOSE_THE_LOOP', channel: 'EMAIL', due: [businessDays(1, 'REVIEWED')] }),
  step({
    key: 'close-as-no-response',
    kind: 'CLOSE_AS_NO_RESPONSE',
    channel: null,
    owner: 'COUNSELOR',
    due: [businessDays(10, 'LOOP_CLOSED')],
  }),
];
