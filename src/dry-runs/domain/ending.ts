import type { NextStep, StepKind } from '../../follow-up-policies/domain/plan.js';
import { isSettled } from '../../follow-up-policies/domain/settled.js';
import type { Fact } from '../../kernel/fact.js';
import type { Ending } from './owed-step.js';
import type { Moment } from './walk.js';

/** Why a step is owed no longer: because of what happened at that moment, or because nothing did. */
export function endingOf(step: NextStep, { news, isOnlyTime }: Moment): Ending {
  if (isOnlyTime) return 'LAPSED';
  return news.some((fact) => fulfils(fact, step)) ? 'DONE' : 'SUPERSEDED';
}

const fulfils = (fact: Fact, step: NextStep): boolean =>
  fact.kind === 'FOLLOWED_UP' ? isSettled(step.kind, [fact]) : (FULFILLED_OTHERWISE[step.kind]?.(fact, step) ?? false);

/** Steps that no follow-up fulfils: the interview is logged, the offer answered, the prospect closed. */
const FULFILLED_OTHERWISE: Readonly<Partial<Record<StepKind, (fact: Fact, step: NextStep) => boolean>>> = {
  LOG_INTERVIEW: (fact, { interviewId }) =>
    (fact.kind === 'INTERVIEW_HELD' || fact.kind === 'INTERVIEW_CALLED_OFF') && fact.interviewId === interviewId,
  ANSWER_OFFER: (fact) =>
    fact.kind === 'CLOSED' && (fact.outcome === 'OFFER_ACCEPTED' || fact.outcome === 'OFFER_DECLINED'),
  CLOSE_AS_NO_RESPONSE: (fact) => fact.kind === 'CLOSED',
};
