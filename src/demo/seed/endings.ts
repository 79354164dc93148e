import type { Disposition, Outcome } from '../../kernel/fact.js';
import { DAY, type Instant } from '../../kernel/instant.js';
import * as likely from './likelihoods.js';
import type { OfferTold } from './story.js';
import type { Telling } from './telling.js';

const OUTCOME_OF: Readonly<Partial<Record<Disposition, Outcome>>> = {
  REJECTED: 'REJECTED',
  FILLED: 'ROLE_CLOSED',
  WITHDREW: 'WITHDRAWN',
};

/** What an answer leads to: an outcome, an offer with its own end, or another round. */
export function settle(telling: Telling, answer: Disposition): Disposition {
  const outcome = OUTCOME_OF[answer];
  if (outcome) end(telling, outcome);
  if (answer === 'OFFER') receiveOffer(telling);
  if (answer === 'REJECTED') askForFeedback(telling);
  return answer;
}

function end(telling: Telling, outcome: Outcome): void {
  const { chance, at } = telling;
  telling.ending = {
    id: telling.id(),
    outcome,
    decidedAt: chance.happens(likely.KNOWS_WHEN_DECIDED) ? at - chance.between(0, 5) * DAY : null,
    learnedAt: at,
    source: chance.weigh(likely.KNOWLEDGE_SOURCES),
    reason: null,
  };
}

function receiveOffer(telling: Telling): void {
  const { chance } = telling;
  const received = {
    id: telling.id(),
    receivedAt: telling.at,
    deadlineAt: deadlineOf(telling),
    pay: chance.weigh(PAY)(telling),
  };
  telling.offer = { ...received, status: 'RECEIVED', answeredAt: null };
  if (!chance.happens(likely.ANSWERS_THE_OFFER) || !telling.goTo(telling.dayAfter(chance.between(1, 5)))) return;
  const accepts = chance.happens(likely.ACCEPTS_THE_OFFER);
  telling.offer = { ...received, status: accepts ? 'ACCEPTED' : 'DECLINED', answeredAt: telling.at };
  end(telling, accepts ? 'OFFER_ACCEPTED' : 'OFFER_DECLINED');
}

const deadlineOf = (telling: Telling): Instant | null =>
  telling.chance.happens(likely.SETS_A_DEADLINE)
    ? telling.scene.office.closing(telling.dayAfter(telling.chance.between(6, 10)))
    : null;

const PAY: readonly (readonly [(telling: Telling) => OfferTold['pay'], number])[] = [
  [({ chance }) => ({ amount: 500 * chance.between(70, 190), period: 'YEAR' }), 6],
  [({ chance }) => ({ amount: 0.25 * chance.between(62, 160), period: 'HOUR' }), 3],
  [() => null, 1],
];

function askForFeedback(telling: Telling): void {
  const { chance, scene } = telling;
  const dueOn = telling.dayAfter(1);
  if (!chance.happens(likely.ASKS_FOR_FEEDBACK) || !telling.goTo(dueOn)) return;
  telling.did({
    kind: 'FEEDBACK_REQUEST',
    channel: 'EMAIL',
    answers: { step: 'request-feedback', dueAt: scene.office.closing(dueOn) },
  });
}
