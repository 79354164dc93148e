import type { Disposition } from '../../kernel/fact.js';
import type { ScriptPurpose } from './purposes.js';

/** What they may say, what to say then, and how it is recorded. */
export interface LikelyAnswer {
  readonly disposition: Disposition;
  readonly they: string;
  readonly you: string;
  /** The script to turn to; null: none is needed. */
  readonly leadsTo: ScriptPurpose | null;
}

const PENDING: LikelyAnswer = {
  disposition: 'STILL_PENDING',
  they: 'We have not decided yet.',
  you: 'Say in one sentence what you bring, ask for a day, and repeat the day back.',
  leadsTo: 'RESTATE_VALUE',
};
const NEXT_ROUND: LikelyAnswer = {
  disposition: 'NEXT_ROUND',
  they: 'We would like to see you again.',
  you: 'Say yes, ask for day, place and whom you will meet, and enter the interview.',
  leadsTo: 'NEXT_ROUND_CHECK',
};
const FILLED: LikelyAnswer = {
  disposition: 'FILLED',
  they: 'The position is filled.',
  you: 'Thank them for telling you, and ask what would have made you a better fit.',
  leadsTo: 'FEEDBACK_REQUEST',
};
const REJECTED: LikelyAnswer = {
  disposition: 'REJECTED',
  they: 'We have decided not to go on with you.',
  you: 'Thank them for telling you. Ask for one thing to work on. They need not answer; asking costs nothing.',
  leadsTo: 'FEEDBACK_REQUEST',
};
const OFFER: LikelyAnswer = {
  disposition: 'OFFER',
  they: 'We want to make you an offer.',
  you: 'Thank them, ask for it in writing and for the day by which to answer. You need not decide on the phone.',
  leadsTo: 'EXTENSION_REQUEST',
};
const ON_HOLD: LikelyAnswer = {
  disposition: 'ON_HOLD',
  they: 'The search is on hold.',
  you: 'Ask what it depends on and when to call again.',
  leadsTo: 'RESTATE_VALUE',
};
const NO_ANSWER: LikelyAnswer = {
  disposition: 'NO_ANSWER',
  they: 'Nobody picks up.',
  you: 'Leave one voicemail, not two. Next time call at another hour.',
  leadsTo: 'VOICEMAIL',
};
const GATEKEEPER: LikelyAnswer = {
  disposition: 'GATEKEEPER',
  they: 'They are not available.',
  you: 'Ask for the best time and for the direct number, and for the name of the person you are talking to.',
  leadsTo: null,
};
const WRONG_CONTACT: LikelyAnswer = {
  disposition: 'WRONG_CONTACT',
  they: 'I have nothing to do with that.',
  you: 'Apologize briefly and ask who has.',
  leadsTo: 'FIND_CONTACT',
};
const CALL_BACK: LikelyAnswer = {
  disposition: 'CALL_BACK_ON',
  they: 'Please call me another day.',
  you: 'Ask which day and hour suit best, and repeat them back.',
  leadsTo: 'STATUS_CHECK',
};
const DO_NOT_CALL: LikelyAnswer = {
  disposition: 'DO_NOT_CALL',
  they: 'Please do not call us.',
  you: 'Say that you will not, and ask whether you may write.',
  leadsTo: null,
};

const ON_A_DECISION: readonly LikelyAnswer[] = [
  PENDING,
  NEXT_ROUND,
  FILLED,
  REJECTED,
  OFFER,
  ON_HOLD,
  NO_ANSWER,
  GATEKEEPER,
  WRONG_CONTACT,
  CALL_BACK,
  DO_NOT_CALL,
];
const ON_REACHING: readonly LikelyAnswer[] = [NO_ANSWER, GATEKEEPER, WRONG_CONTACT, CALL_BACK];

/** "If they say ...": the answers that are likely after each script, most likely first. */
export const LIKELY_ANSWERS: Readonly<Record<ScriptPurpose, readonly LikelyAnswer[]>> = {
  GAME_PLAN: [],
  THANK_YOU: [],
  STATUS_CHECK: ON_A_DECISION,
  VOICEMAIL: [],
  RESTATE_VALUE: ON_A_DECISION,
  NEXT_ROUND_CHECK: [NEXT_ROUND, PENDING, FILLED, REJECTED, ...ON_REACHING],
  APPLICATION_CHECK: [PENDING, NEXT_ROUND, FILLED, REJECTED, ...ON_REACHING],
  FIND_CONTACT: [GATEKEEPER, NO_ANSWER, CALL_BACK],
  FEEDBACK_REQUEST: ON_REACHING,
  EXTENSION_REQUEST: ON_REACHING,
  EXPEDITE: [PENDING, NEXT_ROUND, OFFER, FILLED, REJECTED, ...ON_REACHING],
  KEEP_WARM: [NEXT_ROUND, FILLED, ...ON_REACHING],
  COURTESY_WITHDRAWAL: [],
  CLOSE_THE_LOOP: [PENDING, FILLED, REJECTED],
};
