import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import { replay } from '../../../src/dry-runs/domain/replay.js';
import { walk } from '../../../src/dry-runs/domain/walk.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import type { Timeline } from '../../../src/kernel/fact.js';
import { outcomeOf } from '../../../src/prospects/domain/outcome.js';
import { projectionOf } from '../../../src/prospects/domain/projection.js';
import { NEW_YORK } from '../../support/facts.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';

const office = businessCalendar({ zone: NEW_YORK });
const calendarOf = () => office;
const RUNS = { numRuns: 300 };

/** The default policy, with other waits after an interview and an attempt. */
const policies = fc.record({ afterInterview: fc.integer({ min: 1, max: 20 }), again: fc.integer({ min: 2, max: 15 }) });
const rulesWith = ({ afterInterview, again }: { afterInterview: number; again: number }): PolicyRules => ({
  ...UNTIL_OFFER_OR_REJECTION,
  steps: UNTIL_OFFER_OR_REJECTION.steps.map((step) => ({
    ...step,
    due: step.due.map((rule) => {
      if (!step.chases || !('businessDays' in rule.offset)) return rule;
      if (rule.anchor === 'INTERVIEW_END') return { ...rule, offset: { businessDays: afterInterview } };
      return rule.anchor === 'LAST_ATTEMPT' ? { ...rule, offset: { businessDays: again } } : rule;
    }),
  })),
});

/** Rules, a timeline, and a moment at which all of it is known. */
const told = fc
  .tuple(timelines(), fc.integer({ min: 0, max: 200 * 24 * 60 }), policies.map(rulesWith))
  .map(([timeline, minutes, rules]) => ({ rules, timeline, until: lastMomentOf(timeline) + minutes * 60_000 }));

const replayed = (rules: PolicyRules, timeline: Timeline, until: number) => replay(rules, timeline, calendarOf, until);
const shareOf = (from: number, to: number, share: number): number => from + Math.floor((to - from) * share);

/** What was known at a moment; timelines of these tests have no two meanings of it. */
const knownAt = ({ openedAt, facts }: Timeline, at: number): Timeline => ({
  openedAt,
  facts: facts.filter(
    (fact) => (fact.kind === 'INTERVIEW_SCHEDULED' ? Math.min(fact.at, fact.startsAt) : fact.at) <= at,
  ),
});

describe('the replay of any candidacy', () => {
  it('ends with the next step that is stored on the prospect', () => {
    fc.assert(
      fc.property(told, ({ rules, timeline, until }) => {
        const { nextStep } = projectionOf(rules, timeline, calendarOf, until).plan;
        const last = replayed(rules, timeline, until).at(-1);
        const owed = last?.how === 'STILL_OWED' ? last : null;
        expect(owed && [owed.stepKey, owed.dueAt, owed.dueOn, owed.contactId, owed.endedAt]).toEqual(
          nextStep && [nextStep.stepKey, nextStep.dueAt, nextStep.dueOn, nextStep.contactId, null],
        );
      }),
      RUNS,
    );
  });

  it('never owes two steps at once', () => {
    fc.assert(
      fc.property(told, ({ rules, timeline, until }) => {
        const steps = replayed(rules, timeline, until);
        for (const [place, step] of steps.entries()) {
          const end = step.endedAt ?? Number.POSITIVE_INFINITY;
          expect(end).toBeGreaterThan(step.openedAt);
          expect(steps[place + 1]?.openedAt ?? end).toBeGreaterThanOrEqual(end);
        }
      }),
      RUNS,
    );
  });

  it('owes at every moment what the policy says at that moment, and so always something while the prospect is open', () => {
    fc.assert(
      fc.property(told, fc.double({ min: 0, max: 1, noNaN: true }), ({ rules, timeline, until }, share) => {
        const at = shareOf(timeline.openedAt, until, share);
        const known = knownAt(timeline, at);
        const owed = replayed(rules, timeline, until).find(
          ({ openedAt, endedAt }) => openedAt <= at && (endedAt === null || at < endedAt),
        );
        if (outcomeOf(known) === null) expect(owed).toBeDefined();
        const { nextStep } = planOf(rules, known, calendarOf, at);
        expect(owed && [owed.stepKey, owed.dueAt]).toEqual(nextStep ? [nextStep.stepKey, nextStep.dueAt] : undefined);
      }),
      { numRuns: 800 },
    );
  });

  it('says the same of a time whatever comes later', () => {
    fc.assert(
      fc.property(told, fc.double({ min: 0, max: 1, noNaN: true }), ({ rules, timeline, until }, share) => {
        const at = shareOf(timeline.openedAt, until, share);
        const ended = replayed(rules, timeline, until).filter(({ endedAt }) => endedAt !== null && endedAt <= at);
        expect(replayed(rules, timeline, at).filter(({ endedAt }) => endedAt !== null)).toEqual(ended);
      }),
      RUNS,
    );
  });

  it('plans once for each moment at which something happened and at most twice for each duty in between', () => {
    fc.assert(
      fc.property(told, ({ rules, timeline, until }) => {
        const moments = [...walk(rules, timeline, calendarOf, until)];
        const changes = moments.filter(({ news }) => news.length === 0).length;
        expect(moments.length - changes).toBeLessThanOrEqual(timeline.facts.length + 1);
        // Of the duties of one situation only one after the other can end or be handed over: no more than these at once.
        expect(changes).toBeLessThanOrEqual((timeline.facts.length + 1) * 2 * mostDuties(rules, timeline));
        expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('meets few changes in practice: the bound is not what keeps it short', () => {
    const most = fc.sample(told, { numRuns: 1_000, seed: 11 }).map(({ rules, timeline, until }) => {
      const moments = [...walk(rules, timeline, calendarOf, until)].length;
      return moments / (timeline.facts.length + 1);
    });
    expect(Math.max(...most)).toBeLessThan(8);
  });

  it('meets every ending', () => {
    const endings = fc
      .sample(told, { numRuns: 500, seed: 3 })
      .flatMap(({ rules, timeline, until }) => replayed(rules, timeline, until).map(({ how }) => how));
    expect(new Set(endings)).toEqual(new Set(['DONE', 'LAPSED', 'SUPERSEDED', 'STILL_OWED']));
  });
});

/** Steps of the policy, each for every interview and everybody met there. */
const mostDuties = (rules: PolicyRules, { facts }: Timeline): number => {
  const interviews = facts.filter(({ kind }) => kind === 'INTERVIEW_SCHEDULED' || kind === 'INTERVIEW_HELD').length;
  return rules.steps.length + 2 * interviews * 3;
};
