import type { Fact, FactKind, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';

export const STAGES = ['APPLIED', 'INTERVIEWING', 'INTERVIEWED', 'OFFERED', 'CLOSED'] as const;
/**
 * How far a candidacy has come. `INTERVIEWING`: an interview lies ahead or was called off; `INTERVIEWED`: the employer
 * is deciding.
 */
export type Stage = (typeof STAGES)[number];

/** `BEFORE`: back to where the prospect stood before it was closed, or before its only open offer came. */
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
    OFFER_EXTENDED: null,
    OFFER_EXPIRED: null,
    OFFER_RESCINDED: null,
    OFFER_RENEGED: 'APPLIED',
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
    OFFER_EXTENDED: null,
    OFFER_EXPIRED: null,
    OFFER_RESCINDED: null,
    OFFER_RENEGED: 'INTERVIEWING',
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
    OFFER_EXTENDED: null,
    OFFER_EXPIRED: null,
    OFFER_RESCINDED: null,
    OFFER_RENEGED: 'INTERVIEWED',
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
    OFFER_EXTENDED: 'OFFERED',
    OFFER_EXPIRED: 'BEFORE',
    OFFER_RESCINDED: 'BEFORE',
    OFFER_RENEGED: 'OFFERED',
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
    OFFER_EXTENDED: null,
    OFFER_EXPIRED: null,
    OFFER_RESCINDED: null,
    OFFER_RENEGED: null,
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
  readonly openOffers: number;
}

export const BEGINNING: Standing = { stage: 'APPLIED', before: 'APPLIED', openOffers: 0 };

/** The stage of a prospect: a fold of its facts, in canonical order, over the table of moves. */
export const stageOf = (timeline: Timeline): Stage => inOrder(timeline.facts).reduce(after, BEGINNING).stage;

/** Whether a fact of that kind can happen at that stage. */
export const mayFollow = (stage: Stage, kind: FactKind): boolean => MOVES[stage][kind] !== null;

/** The standing after one more fact; a fact that cannot happen moves nothing. */
export function after(standing: Standing, { kind }: Pick<Fact, 'kind'>): Standing {
  const move = MOVES[standing.stage][kind];
  if (move === null) return standing;
  const openOffers = offersAfter(standing, kind);
  const stage = move === 'BEFORE' ? stageBefore(standing, openOffers) : move;
  return { stage, before: WITHOUT_THE_OFFER[stage] ?? standing.before, openOffers };
}

const stageBefore = ({ before }: Standing, openOffers: number): Stage => (openOffers > 0 ? 'OFFERED' : before);

/** No offer outlives the end of a prospect. */
const offersAfter = ({ openOffers }: Standing, kind: FactKind): number =>
  kind === 'CLOSED' ? 0 : openOffers + (OFFERS_BY[kind] ?? 0);

const OFFERS_BY: Readonly<Partial<Record<FactKind, number>>> = {
  OFFER_RECEIVED: 1,
  OFFER_EXPIRED: -1,
  OFFER_RESCINDED: -1,
};

/** A prospect that was closed on an offer is reopened where the offer found it. */
const WITHOUT_THE_OFFER: Readonly<Record<Stage, Stage | null>> = {
  APPLIED: 'APPLIED',
  INTERVIEWING: 'INTERVIEWING',
  INTERVIEWED: 'INTERVIEWED',
  OFFERED: null,
  CLOSED: null,
};
