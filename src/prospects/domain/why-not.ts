import type { Fact, FactKind, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';
import type { Failure } from '../../kernel/result.js';
import { isOfOffer, OFFER_NOT_RECORDED, type OfferStates, refusalOfOffer } from './offer-refusals.js';
import { after, BEGINNING, mayFollow, type Standing } from './stage.js';

/** Why a fact cannot be added to a timeline, as a sentence; null when it can. Facts of one interview must fit one another. */
export function whyNot(timeline: Timeline, fact: Fact): Failure | null {
  const before = refusalsIn(timeline.facts);
  const refused = refusalsIn([...timeline.facts, fact]);
  const [first] = [...refused].filter(([id]) => !before.has(id));
  if (first === undefined) return null;
  const [id, failure] = first;
  return id === fact.id ? failure : contradiction(failure);
}

/** Why a timeline cannot be told as the corrected one, as a sentence; null when it can. What did not fit before may go on not fitting. */
export function whyNotCorrected(told: Timeline, corrected: Timeline, field: string): Failure | null {
  const before = refusalsIn(told.facts);
  const failure = [...refusalsIn(corrected.facts)].find(([id]) => !before.has(id))?.[1];
  if (failure === undefined) return null;
  return {
    code: 'FACT_CONTRADICTS_ANOTHER',
    field,
    message: `${field}: with this date something else that is recorded could not have happened (${failure.code}). Check the date, or correct the other record first.`,
  };
}

/** Of each fact that cannot stand where it stands in canonical order, by id: why. */
function refusalsIn(facts: readonly Fact[]): ReadonlyMap<string, Failure> {
  const refusals = new Map<string, Failure>();
  const interviews = new Map<string, InterviewState>();
  const offers: OfferStates = new Map();
  let standing = BEGINNING;
  for (const fact of inOrder(facts)) {
    const failure =
      refusalAtStage(standing, fact) ?? refusalOfInterview(interviews, fact) ?? refusalOfOffer(offers, fact);
    if (failure !== null) refusals.set(fact.id, failure);
    else standing = after(standing, fact);
  }
  return refusals;
}

const contradiction = (failure: Failure): Failure => ({
  code: 'FACT_CONTRADICTS_A_LATER_FACT',
  field: 'at',
  message: `With this date something recorded later could not have happened (${failure.code}). Check the date.`,
});

function refusalAtStage(standing: Standing, fact: Fact): Failure | null {
  const { kind } = fact;
  if (mayFollow(standing.stage, kind)) return null;
  if (standing.stage === 'CLOSED') return kind === 'CLOSED' ? ALREADY_CLOSED : IS_CLOSED;
  if (isOfOffer(fact)) return OFFER_NOT_RECORDED;
  return kind === 'REOPENED' ? IS_NOT_CLOSED : NO_INTERVIEW;
}

const ALREADY_CLOSED: Failure = {
  code: 'PROSPECT_ALREADY_CLOSED',
  field: null,
  message: 'This prospect already has an outcome. Correct that outcome, or reopen the prospect first.',
};
const IS_CLOSED: Failure = {
  code: 'PROSPECT_IS_CLOSED',
  field: null,
  message: 'This prospect had ended by then. Reopen it first, or check the date.',
};
const IS_NOT_CLOSED: Failure = {
  code: 'PROSPECT_IS_NOT_CLOSED',
  field: null,
  message: 'This prospect is open, so there is nothing to reopen.',
};
const NO_INTERVIEW: Failure = {
  code: 'INTERVIEW_NOT_RECORDED',
  field: 'interviewId',
  message: 'No such interview was scheduled or held by then. Record the interview first, or check the date.',
};

type InterviewState = 'SCHEDULED' | 'HELD' | 'CALLED_OFF';
type InterviewFactKind = Extract<
  FactKind,
  'INTERVIEW_SCHEDULED' | 'INTERVIEW_HELD' | 'INTERVIEW_CALLED_OFF' | 'GAME_PLAN_AGREED'
>;

const ALREADY_HELD: Failure = {
  code: 'INTERVIEW_ALREADY_HELD',
  field: 'interviewId',
  message: 'This interview was already held. Correct the interview instead.',
};
const ALREADY_SCHEDULED: Failure = {
  code: 'INTERVIEW_ALREADY_SCHEDULED',
  field: 'interviewId',
  message: 'This interview is already scheduled. Reschedule it instead.',
};
const ALREADY_CALLED_OFF: Failure = {
  code: 'INTERVIEW_ALREADY_CALLED_OFF',
  field: 'interviewId',
  message: 'This interview was called off. Record a new interview instead.',
};

/** For each state of an interview, what may not happen to it, and why. */
const REFUSALS: Readonly<Record<InterviewState | 'UNKNOWN', Readonly<Partial<Record<InterviewFactKind, Failure>>>>> = {
  UNKNOWN: { INTERVIEW_CALLED_OFF: NO_INTERVIEW, GAME_PLAN_AGREED: NO_INTERVIEW },
  SCHEDULED: { INTERVIEW_SCHEDULED: ALREADY_SCHEDULED },
  HELD: { INTERVIEW_SCHEDULED: ALREADY_HELD, INTERVIEW_HELD: ALREADY_HELD, INTERVIEW_CALLED_OFF: ALREADY_HELD },
  CALLED_OFF: {
    INTERVIEW_SCHEDULED: ALREADY_CALLED_OFF,
    INTERVIEW_HELD: ALREADY_CALLED_OFF,
    INTERVIEW_CALLED_OFF: ALREADY_CALLED_OFF,
    GAME_PLAN_AGREED: ALREADY_CALLED_OFF,
  },
};

const LEADS_TO: Readonly<Partial<Record<FactKind, InterviewState>>> = {
  INTERVIEW_SCHEDULED: 'SCHEDULED',
  INTERVIEW_HELD: 'HELD',
  INTERVIEW_CALLED_OFF: 'CALLED_OFF',
};

/** Checks a fact against what is known of its interview, and remembers what it makes of it. */
function refusalOfInterview(interviews: Map<string, InterviewState>, fact: Fact): Failure | null {
  if (!isOfInterview(fact)) return null;
  const refusal = REFUSALS[interviews.get(fact.interviewId) ?? 'UNKNOWN'][fact.kind];
  const state = LEADS_TO[fact.kind];
  if (refusal === undefined && state !== undefined) interviews.set(fact.interviewId, state);
  return refusal ?? null;
}

const isOfInterview = (fact: Fact): fact is Extract<Fact, { kind: InterviewFactKind }> =>
  fact.kind in LEADS_TO || fact.kind === 'GAME_PLAN_AGREED';
