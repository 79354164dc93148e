import { expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import { validatePolicy } from '../../../src/follow-up-policies/domain/validate-policy.js';
import { clock, held } from '../../support/facts.js';
import { OFFICE, written } from './planning.js';

it('a policy that dates a call before its interview owes the call at once, and no practice for it', () => {
  const rules: PolicyRules = {
    ...UNTIL_OFFER_OR_REJECTION,
    steps: UNTIL_OFFER_OR_REJECTION.steps.map((step) =>
      step.key === 'status-call' ? { ...step, due: [{ anchor: 'INTERVIEW_END', offset: { days: -3 } }] } : step,
    ),
  };
  expect(validatePolicy(rules)).toEqual([]);
  const facts = [held('2026-11-20 15:00', { contactIds: [] })];
  const { nextStep } = planOf(
    rules,
    { openedAt: clock('2026-11-02 09:00'), facts },
    () => OFFICE,
    clock('2026-11-20 15:00'),
  );
  expect(written(nextStep)).toBe('status-call 2026-11-17 09:00 - 2026-11-17 17:00 STUDENT');
});
