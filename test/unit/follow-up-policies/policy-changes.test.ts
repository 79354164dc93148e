import { describe, expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION as RULES } from '../../../src/follow-up-policies/domain/default-policy.js';
import type { PolicyRules, PolicyStep } from '../../../src/follow-up-policies/domain/policy.js';
import { changesBetween } from '../../../src/follow-up-policies/domain/policy-changes.js';

const withStep = (key: string, changes: Partial<PolicyStep>): PolicyRules => ({
  ...RULES,
  steps: RULES.steps.map((step) => (step.key === key ? { ...step, ...changes } : step)),
});

describe('what changed from one version to the next', () => {
  it('is said in words, with the place in the rules', () => {
    const after = withStep('request-feedback', {
      due: [{ anchor: 'CLOSED', offset: { businessDays: 2 } }],
      owner: 'COUNSELOR',
    });
    expect(changesBetween(RULES, after)).toEqual([
      { path: 'steps.request-feedback.owner', sentence: '"request-feedback": owed by the student -> counselor' },
      {
        path: 'steps.request-feedback.due',
        sentence:
          '"request-feedback": due one business day after the outcome, else one business day after the last contact -> two business days after the outcome',
      },
    ]);
  });

  it('tells of limits, hours, branches, aftercare and the name', () => {
    const after: PolicyRules = {
      ...RULES,
      name: 'Patient',
      branches: { ...RULES.branches, ON_HOLD: { leadsTo: ['keep-warm'], detours: [] } },
      aftercare: { ...RULES.aftercare, NO_RESPONSE: ['courtesy-note'] },
      limits: { ...RULES.limits, attempts: 8 },
      hours: { ...RULES.hours, until: 990 },
    };
    expect(changesBetween(RULES, after)).toEqual([
      { path: 'name', sentence: 'the name: "Until offer or rejection" -> "Patient"' },
      { path: 'branches.ON_HOLD', sentence: 'after ON_HOLD: "check-after-hold" -> "keep-warm"' },
      { path: 'aftercare.NO_RESPONSE', sentence: 'once ended as NO_RESPONSE: nothing -> "courtesy-note"' },
      { path: 'limits.attempts', sentence: 'attempts until the review: 6 -> 8' },
      { path: 'hours.until', sentence: 'calls until: 17:00 -> 16:30' },
    ]);
  });

  it('tells of steps that came, went and changed places', () => {
    const steps = RULES.steps.filter(({ key }) => key !== 'rehearse');
    const [first, second, ...rest] = steps;
    const changes = changesBetween(RULES, {
      ...RULES,
      steps: [second!, first!, { ...first!, key: 'phone-a-friend' }, ...rest],
    });
    expect(changes.map(({ path }) => path)).toEqual(['steps.rehearse', 'steps.phone-a-friend', 'steps']);
    expect(changes[0]!.sentence).toBe('"rehearse" was removed');
  });
});
