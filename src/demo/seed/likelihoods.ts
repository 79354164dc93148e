import type { Channel, Disposition, Initiator, PromisePrecision } from '../../kernel/fact.js';
import type { Weights } from './chance.js';

/** How often things go how. The shares are made up, near enough to a busy season that every screen has something to show. */

export const IS_INVITED = 0.72;
export const APPLIED_FIRST = 0.6;
export const AGREES_A_GAME_PLAN = 0.75;
export const SENDS_THANKS = 0.72;
/** Of the steps that fall due, those somebody does at all; the rest become overdue. */
export const DOES_WHAT_IS_OWED = 0.84;
export const DOES_IT_ON_TIME = 0.7;
/** The employer speaks up before being asked. */
export const EMPLOYER_SPEAKS_FIRST = 0.34;
export const ASKS_FOR_FEEDBACK = 0.3;
export const ANSWERS_THE_OFFER = 0.8;
export const ACCEPTS_THE_OFFER = 0.75;
export const SETS_A_DEADLINE = 0.8;
export const NAMES_A_NEW_DAY = 0.5;
export const KNOWS_WHEN_DECIDED = 0.6;

export const INTERVIEW_KINDS: readonly Weights<string>[] = [
  [
    ['SCREENING', 5],
    ['BEHAVIORAL', 3],
    ['INFORMATIONAL', 1],
    ['ASSESSMENT', 1],
  ],
  [
    ['TECHNICAL', 4],
    ['PANEL', 3],
    ['CASE', 2],
    ['BEHAVIORAL', 1],
  ],
  [
    ['FINAL', 8],
    ['PANEL', 1],
    ['OTHER', 1],
  ],
];
export const INTERVIEW_FORMATS: Weights<string> = [
  ['VIDEO', 5],
  ['IN_PERSON', 3],
  ['PHONE', 3],
  ['ONE_WAY_VIDEO', 0.5],
];
export const MINUTES: Weights<number> = [
  [30, 3],
  [45, 3],
  [60, 4],
  [90, 1],
];

/** `FORGOTTEN`: held, but nobody logged it yet. */
export type Fate = 'HELD' | 'FORGOTTEN' | 'CANCELLED' | 'NO_SHOW' | 'RESCHEDULED';
export const FATES: Weights<Fate> = [
  ['HELD', 88],
  ['FORGOTTEN', 4],
  ['CANCELLED', 3],
  ['NO_SHOW', 2],
  ['RESCHEDULED', 3],
];

export const PRECISIONS: Weights<PromisePrecision> = [
  ['DAY', 5],
  ['WEEK', 3],
  ['UNKNOWN', 2],
  ['WOULD_NOT_SAY', 1],
];
export const INITIATORS: Weights<Initiator> = [
  ['STUDENT_CALLS', 4],
  ['EMPLOYER_CALLS', 4],
  ['UNKNOWN', 2],
];
export const AGREED_CHANNELS: Weights<readonly Channel[]> = [
  [[], 5],
  [['PHONE', 'EMAIL'], 3],
  [['EMAIL'], 2],
];

/** What an employer says unasked. */
export type News = 'REJECTED' | 'OFFER' | 'NEXT_ROUND' | 'FILLED' | 'WITHDREW';
export const NEWS: Weights<News> = [
  ['REJECTED', 50],
  ['OFFER', 16],
  ['NEXT_ROUND', 20],
  ['FILLED', 8],
  ['WITHDREW', 6],
];

export const ON_THE_PHONE: Weights<Disposition> = [
  ['STILL_PENDING', 28],
  ['NO_ANSWER', 18],
  ['LEFT_MESSAGE', 12],
  ['REJECTED', 12],
  ['NEXT_ROUND', 9],
  ['OFFER', 7],
  ['FILLED', 4],
  ['GATEKEEPER', 3],
  ['CALL_BACK_ON', 3],
  ['ON_HOLD', 2],
  ['WITHDREW', 1],
  ['DO_NOT_CALL', 1],
];
export const IN_WRITING: Weights<Disposition> = [
  ['AWAITING_REPLY', 45],
  ['STILL_PENDING', 20],
  ['REJECTED', 15],
  ['NEXT_ROUND', 8],
  ['OFFER', 6],
  ['FILLED', 4],
  ['ON_HOLD', 2],
];

export const UNANSWERED_APPLICATION: Weights<News | null> = [
  [null, 62],
  ['REJECTED', 28],
  ['FILLED', 5],
  ['WITHDREW', 5],
];
export const KNOWLEDGE_SOURCES: Weights<string> = [
  ['STUDENT', 6],
  ['EMPLOYER', 2],
  ['COUNSELOR', 1],
  ['OFFER_LETTER', 1],
];
export const LATENESS_IN_DAYS: Weights<number> = [
  [1, 4],
  [2, 3],
  [4, 2],
  [9, 1],
];
