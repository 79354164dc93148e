import type { Fact, FactKind, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';

export const STAGES = ['APPLIED', 'INTERVIEWING', 'INTERVIEWED', 'OFFERED', 'CLOSED'] as const;
/**
 * How far a candidacy has come. `INTERVIEWING`: an interview lies ahead or was called off; `INTERVIEWED`: the employer
 * is deciding.
 */
export type Stage = (typeof STAGES)[number];

/** `BEFORE`: back to where the prospect stood before it was closed. */
type Move = Stage | 'BEFORE' | null;

/** What may follow what, and where it leads; null: that cannot happen at this stage. */
export const MOVES: Readonly<Record<Stage, Readonly<Record<FactKind, Move>>>> = {
  APPLIED: {
    APPLIED: 'APPLIED',
    INTERVIEW_SCHEDULED: 'INTERVIEWING',
    INTERVIEW_HELD: 'INTERVIEWED',
    INTERVIEW_CALLED_OFF: null,
    GAME_PLAN_AGREED: null,
    FOLLOWED_UP: 'APPLIED',
    OFFER_RECEIVED: 'OFFERED',
    OTHER_OFFER_RECEIVED: 'APPLIED',
    SNOOZED: 'APPLIED',
    CLOSED: 'CLOSED',
    REOPENED: null,
  },
  INTERVIEWING: {
    APPLIED: 'INTERVIEWING',
    INTERVIEW_SCHEDULED: 'INTERVIEWING',
    INTERVIEW_HELD: 'INTERVIEWED',
    INTERVIEW_CALLED_OFF: 'INTERVIEWING',
    GAME_PLAN_AGREED: 'INTERVIEWING',
    FOLLOWED_UP: 'INTERVIEWING',
    OFFER_RECEIVED: 'OFFERED',
    OTHER_OFFER_RECEIVED: 'INTERVIEWING',
    SNOOZED: 'INTERVIEWING',
    CLOSED: 'CLOSED',
    REOPENED: null,
  },
  INTERVIEWED: {
    APPLIED: 'INTERVIEWED',
    INTERVIEW_SCHEDULED: 'INTERVIEWING',
    INTERVIEW_HELD: 'INTERVIEWED',
    INTERVIEW_CALLED_OFF: 'INTERVIEWING',
    GAME_PLAN_AGREED: 'INTERVIEWED',
    FOLLOWED_UP: 'INTERVIEWED',
    OFFER_RECEIVED: 'OFFERED',
    OTHER_OFFER_RECEIVED: 'INTERVIEWED',
    SNOOZED: 'INTERVIEWED',
    CLOSED: 'CLOSED',
    REOPENED: null,
  },
  OFFERED: {
    APPLIED: 'OFFERED',
    INTERVIEW_SCHEDULED: 'OFFERED',
    INTERVIEW_HELD: 'OFFERED',
    INTERVIEW_CALLED_OFF: 'OFFERED',
    GAME_PLAN_AGREED: 'OFFERED',
    FOLLOWED_UP: 'OFFERED',
    OFFER_RECEIVED: 'OFFERED',
    OTHER_OFFER_RECEIVED: 'OFFERED',
    SNOOZED: 'OFFERED',
    CLOSED: 'CLOSED',
    REOPENED: null,
  },
  CLOSED: {
    APPLIED: null,
    INTERVIEW_SCHEDULED: null,
    INTERVIEW_HELD: null,
    INTERVIEW_CALLED_OFF: null,
    GAME_PLAN_AGREED: null,
    FOLLOWED_UP: 'CLOSED',
    OFFER_RECEIVED: null,
    OTHER_OFFER_RECEIVED: null,
    SNOOZED: 'CLOSED',
    CLOSED: null,
    REOPENED: 'BEFORE',
  },
};

/** Where a candidacy stands, and where a reopening would put it. */
export interface Standing {
  readonly stage: Stage;
  readonly before: Stage;
}

export const BEGINNING: Standing = { stage: 'APPLIED', before: 'APPLIED' };

/** The stage of a prospect: a fold of its facts, in canonical order, over the table of moves. */
export const stageOf = (timeline: Timeline): Stage => inOrder(timeline.facts).reduce(after, BEGINNING).stage;

/** Whether a fact of that kind can happen at that stage. */
export const mayFollow = (stage: Stage, kind: FactKind): boolean => MOVES[stage][kind] !== null;

/** The standing after one more fact; a fact that cannot happen moves nothing. */
export function after(standing: Standing, { kind }: Pick<Fact, 'kind'>): Standing {
  const move = MOVES[standing.stage][kind];
  if (move === null) return standing;
  const stage = move === 'BEFORE' ? standing.before : move;
  return { stage, before: WITHOUT_THE_OFFER[stage] ?? standing.before };
}

/** An offer does not outlive the closing: a prospect that was closed on an offer is reopened where the offer found it. */
const WITHOUT_THE_OFFER: Readonly<Record<Stage, Stage | null>> = {
  APPLIED: 'APPLIED',
  INTERVIEWING: 'INTERVIEWING',
  INTERVIEWED: 'INTERVIEWED',
  OFFERED: null,
  CLOSED: null,
};
