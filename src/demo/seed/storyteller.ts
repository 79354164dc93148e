import { addDays } from '../../kernel/day.js';
import { askUntilAnswered, hear } from './asking.js';
import type { Chance } from './chance.js';
import { APPLIED_FIRST, IS_INVITED, UNANSWERED_APPLICATION } from './likelihoods.js';
import { interviewRound } from './rounds.js';
import type { Story } from './story.js';
import { type Scene, Telling } from './telling.js';

const MOST_ROUNDS = 3;

/** One candidacy up to now: it stands where the employer decided, where the student let it lie, or where the present is. */
export function tellStory(chance: Chance, scene: Scene): Story {
  const telling = new Telling(chance, scene);
  const appliedOn = chance.happens(APPLIED_FIRST) ? addDays(telling.today(), -chance.between(0, 14)) : null;
  if (chance.happens(IS_INVITED)) goThroughRounds(telling);
  else waitForAnInvitation(telling);
  const { openedAt, interviews, followUps, offer, ending } = telling;
  return { openedAt, appliedOn, interviews, followUps, offer, ending };
}

function goThroughRounds(telling: Telling): void {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const interview = interviewRound(telling, round);
    if (interview === null || askUntilAnswered(telling, interview) !== 'NEXT_ROUND') return;
  }
}

function waitForAnInvitation(telling: Telling): void {
  const news = telling.chance.weigh(UNANSWERED_APPLICATION);
  if (news !== null) hear(telling, news, telling.dayAfter(telling.chance.between(3, 30)));
}
