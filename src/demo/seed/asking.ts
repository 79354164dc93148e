import type { Day } from '../../kernel/day.js';
import type { Disposition } from '../../kernel/fact.js';
import { settle } from './endings.js';
import * as likely from './likelihoods.js';
import { firstQuestion, type Question, questionAfter } from './questions.js';
import type { FollowUpTold, InterviewTold } from './story.js';
import type { Telling } from './telling.js';

const MOST_ATTEMPTS = 6;
const DECIDES: ReadonlySet<Disposition> = new Set<Disposition>([
  'NEXT_ROUND',
  'FILLED',
  'REJECTED',
  'OFFER',
  'WITHDREW',
]);

/** Follows up until the employer decides; null when that has not happened. */
export function askUntilAnswered(telling: Telling, interview: InterviewTold): Disposition | null {
  const { chance, scene } = telling;
  let question = firstQuestion(scene.office, interview);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    if (chance.happens(likely.EMPLOYER_SPEAKS_FIRST)) return hear(telling, chance.weigh(likely.NEWS), question.dueOn);
    const asked = ask(telling, question);
    if (asked === null) return null;
    if (DECIDES.has(asked.disposition!)) return settle(telling, asked.disposition!);
    question = questionAfter(scene.office, asked);
  }
  letGo(telling);
  return null;
}

/** What employer or student say unasked on that day; null when it lies ahead. */
export const hear = (telling: Telling, news: likely.News, on: Day): Disposition | null =>
  telling.goTo(on) ? settle(telling, news) : null;

/** Null: nobody asked, so the question is still owed. */
function ask(telling: Telling, { step, channel, dueOn }: Question): FollowUpTold | null {
  if (!telling.goToWhenDone(dueOn)) return null;
  const { chance, scene } = telling;
  const disposition = chance.weigh(channel === 'PHONE' ? likely.ON_THE_PHONE : likely.IN_WRITING);
  return telling.did({
    kind: 'STATUS_CHECK',
    channel,
    contactId: scene.contactIds[0] ?? null,
    disposition,
    promisedOn: disposition === 'STILL_PENDING' && chance.happens(likely.NAMES_A_NEW_DAY) ? telling.dayAfter(5) : null,
    callBackOn: disposition === 'CALL_BACK_ON' ? telling.dayAfter(3) : null,
    answers: { step, dueAt: scene.office.closing(dueOn) },
  });
}

/** The counselor decides that it is over, a last message goes out, and a person closes the prospect ten business days later. */
function letGo(telling: Telling): void {
  const { scene } = telling;
  const reviewOn = telling.dayAfter(1);
  if (!telling.goToWhenDone(reviewOn)) return;
  telling.did({
    kind: 'COUNSELOR_REVIEW',
    channel: null,
    decision: 'CLOSE',
    answers: { step: 'counselor-review', dueAt: scene.office.closing(reviewOn) },
  });
  const lastOn = telling.dayAfter(1);
  if (!telling.goToWhenDone(lastOn)) return;
  telling.did({
    kind: 'CLOSE_THE_LOOP',
    channel: 'EMAIL',
    answers: { step: 'close-the-loop', dueAt: scene.office.closing(lastOn) },
  });
  if (!telling.goToWhenDone(telling.dayAfter(10))) return;
  telling.ending = {
    id: telling.id(),
    outcome: 'NO_RESPONSE',
    decidedAt: null,
    learnedAt: telling.at,
    source: 'COUNSELOR',
    reason: 'No word since the last message.',
  };
}
