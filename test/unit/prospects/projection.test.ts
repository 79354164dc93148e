import { describe, expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import type { DateRule, PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { type Projection, projectionOf } from '../../../src/prospects/domain/projection.js';
import { called, clock, closed, held, offeredElsewhere, scheduled, snoozed, thanked } from '../../support/facts.js';
import { OFFICE } from '../follow-up-policies/planning.js';

const openedAt = clock('2026-11-02 09:00');
const interview = held('2026-11-20 15:00');

/** A rule that no policy may have in its review: the step is owed no more, although nobody did it. */
const A_DAY_LATER: DateRule = { anchor: 'SILENT_SINCE', offset: { days: 1 } };

const projected = (now: string, facts: readonly Fact[], rules: PolicyRules = UNTIL_OFFER_OR_REJECTION): Projection =>
  projectionOf(rules, { openedAt, facts }, () => OFFICE, clock(now));

describe('the projection of a prospect', () => {
  it('says where it stands, what is owed, and when that was worked out', () => {
    expect(projected('2026-11-20 16:00', [interview])).toMatchObject({
      stage: 'INTERVIEWED',
      outcome: null,
      plan: { nextStep: { stepKey: 'thank-you' } },
      thankYouOwed: true,
      plannedAt: clock('2026-11-20 16:00'),
    });
    expect(
      projected('2026-12-04 10:00', [interview, thanked('2026-11-20 16:00'), closed('2026-12-04 10:00', 'REJECTED')]),
    ).toMatchObject({
      stage: 'CLOSED',
      outcome: 'REJECTED',
      thankYouOwed: false,
    });
  });

  it('refuses a policy that would leave an open prospect hanging, and only an open one', () => {
    const silent: PolicyRules = {
      ...UNTIL_OFFER_OR_REJECTION,
      steps: UNTIL_OFFER_OR_REJECTION.steps.map((step) => ({ ...step, lapses: [A_DAY_LATER] })),
      openings: { ...UNTIL_OFFER_OR_REJECTION.openings, INTERVIEW_HELD: [] },
      branches: { ...UNTIL_OFFER_OR_REJECTION.branches, INTERVIEW_HELD: { leadsTo: [], detours: [] } },
      aftercare: { ...UNTIL_OFFER_OR_REJECTION.aftercare, REJECTED: [] },
    };
    expect(() => projected('2027-03-01 09:00', [interview], silent)).toThrow(
      /leaves an open prospect without a next step/,
    );
    expect(
      projected('2026-12-04 10:00', [interview, closed('2026-12-04 10:00', 'REJECTED')], silent).plan.nextStep,
    ).toBeNull();
  });
});

describe('the last activity', () => {
  const lastActivity = (now: string, ...facts: readonly Fact[]) => projected(now, facts).lastActivityAt;
  const call = called('2026-12-02 10:00', 'STILL_PENDING');

  it('is the latest thing that happened, in whichever order it was told', () => {
    expect(lastActivity('2026-12-03 09:00', interview, call)).toBe(call.at);
    expect(lastActivity('2026-12-03 09:00', call, interview)).toBe(call.at);
    expect(lastActivity('2026-12-02 10:00', interview, call)).toBe(call.at);
  });

  it('is none that lies ahead', () => {
    expect(lastActivity('2026-12-01 09:00', interview, call)).toBe(interview.at);
  });

  it('is nothing that happened elsewhere or only in the plan', () => {
    const elsewhere = offeredElsewhere('2026-11-30 10:00');
    const putOff = snoozed('2026-11-30 11:00', 'status-call', '2026-12-04');
    expect(lastActivity('2026-12-01 09:00', interview, elsewhere, putOff)).toBe(interview.at);
  });

  it('is the entering of the prospect before anything happened', () => {
    expect(lastActivity('2026-11-03 09:00')).toBe(openedAt);
    const earlier = scheduled('2026-10-30 10:00', '2026-11-20 14:00');
    expect(lastActivity('2026-11-03 09:00', earlier)).toBe(earlier.at);
  });
});
