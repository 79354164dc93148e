import type { FactKind, Outcome, Timeline } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import { AS_WANTED, type BookedDay } from '../../follow-up-policies/domain/contact-governor.js';
import { type CalendarOf, planOf } from '../../follow-up-policies/domain/next-step.js';
import type { Plan } from '../../follow-up-policies/domain/plan.js';
import type { Manners } from '../../follow-up-policies/domain/reading.js';
import type { PolicyRules } from '../../follow-up-policies/domain/policy.js';
import { outcomeOf } from './outcome.js';
import { stageOf, type Stage } from './stage.js';
import { owesThanks } from './thanks.js';

/** Everything that is stored on a prospect although its facts say it: kept for indexes, recomputed at will. */
export interface Projection {
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly plan: Plan;
  readonly thankYouOwed: boolean;
  /** When something last happened between student and employer. */
  readonly lastActivityAt: Instant;
  readonly plannedAt: Instant;
}

/** What a timeline means at an instant under a policy. Throws when an open prospect would be left hanging, which the policy must never do. */
export const projectionOf = (
  rules: PolicyRules,
  timeline: Timeline,
  calendarOf: CalendarOf,
  now: Instant,
  manners?: Manners,
  bookedDay: BookedDay = AS_WANTED,
): Projection => {
  const outcome = outcomeOf(timeline);
  const plan = planOf(rules, timeline, calendarOf, now, manners, bookedDay);
  if (outcome === null && plan.nextStep === null)
    throw new Error('The policy leaves an open prospect without a next step.');
  return {
    stage: stageOf(timeline),
    outcome,
    plan: { ...plan, changesAt: earliestOf([plan.changesAt, ...datesAhead(timeline, now)]) },
    thankYouOwed: owesThanks(timeline),
    lastActivityAt: lastActivityOf(timeline, now),
    plannedAt: now,
  };
};

/** What happened elsewhere, or only in the plan. */
const BETWEEN_OTHERS: ReadonlySet<FactKind> = new Set<FactKind>(['OTHER_OFFER_RECEIVED', 'SNOOZED']);

/** Facts dated ahead count as activity once their time has come. */
const datesAhead = ({ facts }: Timeline, now: Instant): readonly Instant[] =>
  facts.flatMap(({ kind, at }) => (at > now && !BETWEEN_OTHERS.has(kind) ? [at] : []));

const earliestOf = (moments: readonly (Instant | null)[]): Instant | null => {
  const known = moments.filter((moment): moment is Instant => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};

const lastActivityOf = (timeline: Timeline, now: Instant): Instant => {
  const own = timeline.facts.filter(({ kind, at }) => !BETWEEN_OTHERS.has(kind) && at <= now);
  return own.reduce((latest, fact) => Math.max(latest, fact.at), own.length === 0 ? timeline.openedAt : 0);
};
