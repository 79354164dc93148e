import { type CalendarOf, planOf } from '../../follow-up-policies/domain/next-step.js';
import type { NextStep } from '../../follow-up-policies/domain/plan.js';
import type { PolicyRules } from '../../follow-up-policies/domain/policy.js';
import type { Fact, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';
import type { Instant } from '../../kernel/instant.js';

/** A moment at which what is owed may change, because something happened or because time has passed. */
export interface Moment {
  readonly at: Instant;
  /** What happened at that moment; empty: only time has passed. */
  readonly news: readonly Fact[];
  /** What is owed from then on, until the next moment. */
  readonly nextStep: NextStep | null;
}

/**
 * Goes through the life of a prospect from change to change, until a moment: at each it takes the facts that had
 * happened by then, asks the policy what is owed, and jumps to whichever comes first, the next fact or the moment at
 * which the plan changes by itself. So it plans once for each fact and once for each change, and never walks through days.
 */
export function* walk(
  rules: PolicyRules,
  { openedAt, facts }: Timeline,
  calendarOf: CalendarOf,
  until: Instant,
): Generator<Moment> {
  const told = inOrder(facts);
  let known = 0;
  let at = Math.min(openedAt, happensAt(told[0]));
  while (at <= until) {
    const next = firstAfter(told, known, at);
    const plan = planOf(rules, { openedAt, facts: told.slice(0, next) }, calendarOf, at);
    yield { at, news: told.slice(known, next), nextStep: plan.nextStep };
    known = next;
    at = Math.min(plan.changesAt ?? NEVER, happensAt(told[known]));
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
