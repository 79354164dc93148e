import 'reflect-metadata';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { changesBetween } from '../../../src/follow-up-policies/domain/policy-changes.js';
import { parseDraft } from '../../../src/follow-up-policies/policies.input.js';
import { fieldsOf } from '../../../src/follow-up-policies/policy-rules.fields.js';
import { RulesGiven } from '../../../src/follow-up-policies/policy-rules.input.js';
import { newId } from '../../../src/platform/clock/index.js';
import { anyRules } from './policies.js';

const wrongIn = (change: (rules: ReturnType<typeof fieldsOf>) => void) => {
  const rules = structuredClone(fieldsOf(UNTIL_OFFER_OR_REJECTION));
  change(rules);
  const parsed = parseDraft({ policyId: newId(), version: 1, rules } as never);
  return parsed.ok ? [] : parsed.failures;
};

describe('rules that go to a client and come back', () => {
  it('are what they were', () => {
    fc.assert(
      fc.property(anyRules(), (rules) => {
        const { name: _, ...without } = rules;
        expect(RulesGiven.parse(JSON.parse(JSON.stringify(fieldsOf(rules))))).toEqual(without);
      }),
      { numRuns: 200 },
    );
  });

  it('may leave out what nothing is owed for', () => {
    const fields = { ...fieldsOf(UNTIL_OFFER_OR_REJECTION), openings: [], branches: [], aftercare: [] };
    const { openings, branches, aftercare } = RulesGiven.parse(fields);
    expect(openings.INTERVIEW_HELD).toEqual([]);
    expect(branches.ON_HOLD).toEqual({ leadsTo: [], detours: [] });
    expect(aftercare.REJECTED).toEqual([]);
  });
});

describe('rules that cannot be kept', () => {
  it('are refused with the step and the place', () => {
    expect(
      wrongIn(({ steps }) => {
        steps[1]!.due[0]!.offset = { hours: 9_000 };
      }),
    ).toMatchObject([
      { field: 'rules.steps.1.due.0.offset', message: expect.stringMatching(/^Step "log-interview": /) },
    ]);
  });

  it('are refused when an offset names two distances, or none', () => {
    for (const offset of [{ hours: 1, days: 1 }, {}])
      expect(
        wrongIn(({ steps }) => {
          steps[0]!.due[0]!.offset = offset;
        }),
      ).toHaveLength(1);
  });

  it('are refused when a turn is named twice, and when there is too much of anything', () => {
    expect(wrongIn(({ branches }) => void branches.push(branches[0]!))).not.toEqual([]);
    expect(wrongIn(({ steps }) => void steps.push(...Array.from({ length: 100 }, () => steps[0]!)))).not.toEqual([]);
    expect(
      wrongIn(({ openings }) => {
        openings[0]!.leadsTo = Array.from({ length: 21 }, () => 'thank-you');
      }),
    ).not.toEqual([]);
  });
});

describe('what changed', () => {
  it('is nothing exactly where the rules are the same', () => {
    fc.assert(
      fc.property(anyRules(), anyRules(), (before, after) => {
        expect(changesBetween(before, before)).toEqual([]);
        const isSame = JSON.stringify(fieldsOf(before)) === JSON.stringify(fieldsOf(after));
        expect(changesBetween(before, after).length === 0).toBe(isSame);
      }),
      { numRuns: 200 },
    );
  });

  it('is never left out, however small', () => {
    fc.assert(
      fc.property(anyRules(), anyRules(), fc.nat(), (before, other, place) => {
        const at = place % before.steps.length;
        const steps = before.steps.map((step, n) => (n === at ? { ...other.steps[0]!, key: step.key } : step));
        const after = { ...before, steps };
        const isSame = JSON.stringify(fieldsOf(before).steps[at]) === JSON.stringify(fieldsOf(after).steps[at]);
        expect(changesBetween(before, after).length === 0).toBe(isSame);
      }),
      { numRuns: 300 },
    );
  });
});
