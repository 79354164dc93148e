import type { Disposition, PromisePrecision } from '../../kernel/fact.js';

/** What an employer says when asked. Days are calendar days from then. */
export interface Answer {
  readonly disposition: Disposition;
  readonly promisedInDays?: number;
  readonly callBackInDays?: number;
  readonly feedback?: string;
}

/** How one candidacy goes, in outline. What is owed in between, and when, the product itself says. */
export interface Plot {
  /** Business days before today on which it begins: from, to. */
  readonly begins: readonly [number, number];
  /** APPLIED: no interview yet. AHEAD: an interview lies ahead. LOGGED: an interview was logged after it took place. */
  readonly opening: 'APPLIED' | 'AHEAD' | 'LOGGED';
  /** What becomes of an interview that lay ahead; left out: it is held and logged. */
  readonly upset?: 'CANCELLED' | 'MOVED' | 'MISSED';
  readonly promise?: PromisePrecision;
  /** The employer lets the student know before the promised day is over, without being asked. */
  readonly keepsItsWord?: true;
  /** The employer's answers, one for each time of asking; then nobody asks any more. */
  readonly answers: readonly Answer[];
  /** How many steps are done before the student lets things slide; left out: all. */
  readonly steps?: number;
  /** Share of steps done late. */
  readonly late?: number;
  readonly thanks?: false;
  /** What happens when all is said. */
  readonly ending?: 'ACCEPT' | 'DECLINE' | 'WITHDRAW' | 'ROLE_CLOSED' | 'REOPEN' | 'NOBODY_ANSWERED';
}

const pending = (promisedInDays?: number): Answer => ({
  disposition: 'STILL_PENDING',
  ...(promisedInDays && { promisedInDays }),
});
const said = (disposition: Disposition): Answer => ({ disposition });
const rejected = (feedback?: string): Answer => ({ disposition: 'REJECTED', ...(feedback && { feedback }) });

export const PLOTS = {
  accepted: {
    begins: [35, 50],
    opening: 'LOGGED',
    promise: 'DAY',
    answers: [pending(6), said('OFFER')],
    ending: 'ACCEPT',
    late: 0.1,
  },
  acceptedAfterTwoRounds: {
    begins: [45, 55],
    opening: 'AHEAD',
    promise: 'WEEK',
    keepsItsWord: true,
    answers: [said('NEXT_ROUND'), pending(5), said('OFFER')],
    ending: 'ACCEPT',
  },
  declined: {
    begins: [35, 48],
    opening: 'LOGGED',
    promise: 'DAY',
    keepsItsWord: true,
    answers: [said('OFFER')],
    ending: 'DECLINE',
  },
  offerOpen: { begins: [8, 11], opening: 'LOGGED', promise: 'WOULD_NOT_SAY', answers: [said('OFFER')] },
  rejectedWithReasons: {
    begins: [25, 50],
    opening: 'LOGGED',
    promise: 'DAY',
    answers: [pending(), rejected('More hands-on project work would have helped; the interview itself was strong.')],
  },
  rejectedInSilence: {
    begins: [25, 45],
    opening: 'LOGGED',
    promise: 'UNKNOWN',
    answers: [said('LEFT_MESSAGE'), rejected()],
    late: 0.5,
  },
  filled: {
    begins: [25, 50],
    opening: 'AHEAD',
    promise: 'WEEK',
    keepsItsWord: true,
    answers: [said('FILLED')],
    late: 0.2,
  },
  hardToReach: {
    begins: [14, 20],
    opening: 'LOGGED',
    promise: 'DAY',
    answers: [said('NO_ANSWER'), said('LEFT_MESSAGE'), { disposition: 'GATEKEEPER', callBackInDays: 3 }, pending(9)],
  },
  wrongNumber: {
    begins: [14, 22],
    opening: 'LOGGED',
    promise: 'UNKNOWN',
    answers: [said('WRONG_CONTACT'), pending(7)],
    late: 0.3,
  },
  noCallsPlease: {
    begins: [16, 24],
    opening: 'LOGGED',
    promise: 'UNKNOWN',
    answers: [said('DO_NOT_CALL'), said('AWAITING_REPLY')],
  },
  callBack: {
    begins: [10, 15],
    opening: 'LOGGED',
    promise: 'DAY',
    answers: [{ disposition: 'CALL_BACK_ON', callBackInDays: 4 }, pending(6)],
  },
  onHold: { begins: [20, 30], opening: 'LOGGED', promise: 'WEEK', answers: [said('ON_HOLD')] },
  withdrew: { begins: [20, 40], opening: 'LOGGED', promise: 'DAY', answers: [said('WITHDREW')] },
  pulledOut: { begins: [15, 40], opening: 'AHEAD', promise: 'DAY', answers: [pending(8)], ending: 'WITHDRAW' },
  roleClosed: { begins: [20, 45], opening: 'LOGGED', promise: 'UNKNOWN', answers: [pending()], ending: 'ROLE_CLOSED' },
  reopened: {
    begins: [35, 50],
    opening: 'LOGGED',
    promise: 'DAY',
    keepsItsWord: true,
    answers: [rejected('Another candidate had done the same work before.')],
    ending: 'REOPEN',
  },
  neverAnswered: {
    begins: [56, 58],
    opening: 'LOGGED',
    promise: 'WOULD_NOT_SAY',
    answers: Array.from({ length: 8 }, () => said('NO_ANSWER')),
    ending: 'NOBODY_ANSWERED',
  },
  slid: { begins: [15, 45], opening: 'LOGGED', promise: 'DAY', answers: [], steps: 2 },
  slidAtOnce: { begins: [8, 30], opening: 'LOGGED', promise: 'UNKNOWN', answers: [], steps: 0, thanks: false },
  notLogged: { begins: [4, 9], opening: 'AHEAD', answers: [], steps: 1 },
  fresh: { begins: [0, 1], opening: 'LOGGED', promise: 'WEEK', answers: [], steps: 0 },
  waiting: { begins: [3, 7], opening: 'LOGGED', promise: 'DAY', answers: [] },
  ahead: { begins: [2, 4], opening: 'AHEAD', answers: [], steps: 0 },
  applied: { begins: [6, 25], opening: 'APPLIED', answers: [said('AWAITING_REPLY')] },
  appliedInVain: { begins: [25, 45], opening: 'APPLIED', answers: [rejected()] },
  cancelled: { begins: [10, 30], opening: 'AHEAD', upset: 'CANCELLED', answers: [said('AWAITING_REPLY')] },
  moved: { begins: [10, 25], opening: 'AHEAD', upset: 'MOVED', promise: 'DAY', answers: [pending(7)] },
  missed: { begins: [10, 30], opening: 'AHEAD', upset: 'MISSED', answers: [pending()] },
} as const satisfies Record<string, Plot>;

export type PlotName = keyof typeof PLOTS;

/** The student one can sign in as has something of everything that can be done today. */
export const PLOTS_OF_THE_FIRST: readonly PlotName[] = [
  'fresh',
  'waiting',
  'hardToReach',
  'ahead',
  'rejectedWithReasons',
];
