import type { FollowedUp } from '../../kernel/fact.js';
import type { Turn } from './policy.js';
import { type Reading, setOffers, spokenOf, turnTo } from './reading-state.js';
import { mayBeAsked } from './situation.js';
import { ENDS_IT, isCall, VOIDS_THE_PROMISE } from './turning-points.js';

/** What an attempt and what came of it change in the situation. */
export function followUp(reading: Reading, turn: Turn, fact: FollowedUp): void {
  turnTo(reading, turn, fact);
  if (fact.contactId !== null && mayBeAsked(reading, fact.contactId)) reading.contactId = fact.contactId;
  if (fact.followUp === 'COUNSELOR_REVIEW') reading.silentSince = reading.turned;
  if (ENDS_IT.has(turn)) setOffers(reading, []);
  if (turn === 'OFFER' && reading.offer === null) setOffers(reading, [spokenOf(reading.turned)]);
  if (turn === 'DO_NOT_CALL') reading.doNotCall = fact.at;
  countUnanswered(reading, turn, fact);
  takeNamedDays(reading, turn, fact);
}

function countUnanswered(reading: Reading, turn: Turn, fact: FollowedUp): void {
  const reachedNobody = isCall(fact) && (turn === 'NO_ANSWER' || turn === 'LEFT_MESSAGE');
  reading.unansweredCalls = reachedNobody ? reading.unansweredCalls + 1 : 0;
  reading.voicemails = reachedNobody ? reading.voicemails + Number(turn === 'LEFT_MESSAGE') : 0;
}

function takeNamedDays(reading: Reading, turn: Turn, fact: FollowedUp): void {
  if (VOIDS_THE_PROMISE.has(turn) || fact.callBackOn !== null) reading.promise = null;
  if (fact.promisedOn !== null) reading.promise = { factId: fact.id, on: fact.promisedOn };
  reading.callBack = fact.callBackOn === null ? null : { factId: fact.id, on: fact.callBackOn };
}
