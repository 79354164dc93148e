import { type CalendarOf, planOf } from '../../follow-up-policies/domain/next-step.js';
import type { NextStep } from '../../follow-up-policies/domain/plan.js';
import type { PolicyRules } from '../../follow-up-policies/domain/policy.js';
import { type Manners, NOTHING_SAID } from '../../follow-up-policies/domain/reading.js';
import type { Fact, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';
import type { Instant } from '../../kernel/instant.js';
import { mannersBy, saidAfter } from './manners-then.js';

/** A moment at which what is owed may change, because something happened or because time has passed. */
export interface Moment {
  readonly at: Instant;
  /** What happened at that moment. */
  readonly news: readonly Fact[];
  /** Neither did anything happen nor was a restriction made. */
  readonly isOnlyTime: boolean;
  /** What is owed from then on, until the next moment. */
  readonly nextStep: NextStep | null;
}

/**
 * Goes through the life of a prospect from change to change, until a moment: at each it takes the facts that had
 * happened by then, asks the policy what is owed, and jumps to whichever comes first, the next fact, the
 * next restriction or the moment at which the plan changes by itself. So it plans once for each of them, and never walks through days.
 */
export function* walk(
  rules: PolicyRules,
  { openedAt, facts }: Timeline,
  calendarOf: CalendarOf,
  until: Instant,
  manners: Manners = NOTHING_SAID,
): Generator<Moment> {
  const told = inOrder(facts);
  let known = 0;
  let at = Math.min(openedAt, happensAt(told[0]));
  let said = at;
  while (at <= until) {
    const next = firstAfter(told, known, at);
    const plan = planOf(rules, { openedAt, facts: told.slice(0, next) }, calendarOf, at, mannersBy(manners, at));
    const isOnlyTime = known === next && at !== said;
    yield { at, news: told.slice(known, next), isOnlyTime, nextStep: plan.nextStep };
    known = next;
    said = saidAfter(manners, at);
    at = Math.min(plan.changesAt ?? NEVER, happensAt(told[known]), said);
  }
}

const NEVER = Number.POSITIVE_INFINITY;

/** The place of the first fact that happens after a moment. */
function firstAfter(told: readonly Fact[], from: number, at: Instant): number {
  let place = from;
  while (happensAt(told[place]) <= at) place += 1;
  return place;
}

/** An appointment that was entered late had been made before it began. */
const happensAt = (fact: Fact | undefined): Instant => {
  if (fact === undefined) return NEVER;
  return fact.kind === 'INTERVIEW_SCHEDULED' ? Math.min(fact.at, fact.startsAt) : fact.at;
};
