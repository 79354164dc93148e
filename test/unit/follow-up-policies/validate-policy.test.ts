import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION as DEFAULT } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { DueRule, Offset, PolicyRules, PolicyStep } from '../../../src/follow-up-policies/domain/policy.js';
import { validatePolicy } from '../../../src/follow-up-policies/domain/validate-policy.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { DAY } from '../../../src/kernel/instant.js';
import { clock, reviewed } from '../../support/facts.js';
import { OFFICE } from './planning.js';

const changed = (key: string, change: Partial<PolicyStep>): PolicyRules => ({
  ...DEFAULT,
  steps: DEFAULT.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
});

const faults: readonly (readonly [string, string, PolicyRules])[] = [
  ['STEP_NAMED_TWICE', 'steps.prepare', { ...DEFAULT, steps: [...DEFAULT.steps, ...DEFAULT.steps.slice(0, 1)] }],
  [
    'STEP_UNKNOWN',
    'branches.GATEKEEPER',
    { ...DEFAULT, branches: { ...DEFAULT.branches, GATEKEEPER: { leadsTo: ['sing'], detours: [] } } },
  ],
  ['STEP_UNKNOWN', 'steps.status-call.withoutCalls', changed('status-call', { withoutCalls: 'sing' })],
  [
    'BRANCH_LEADS_NOWHERE',
    'branches.ON_HOLD',
    { ...DEFAULT, branches: { ...DEFAULT.branches, ON_HOLD: { leadsTo: [], detours: [] } } },
  ],
  ['STEP_UNREACHABLE', 'steps.thank-you', { ...DEFAULT, openings: { ...DEFAULT.openings, INTERVIEW_HELD: [] } }],
  [
    'STEP_WITHOUT_DATE',
    'branches.ON_HOLD',
    changed('check-after-hold', { due: [{ anchor: 'PROMISED_DAY', offset: { businessDays: 1 } }] }),
  ],
  ['STEP_WITHOUT_DATE', 'openings.CALL_AHEAD', changed('rehearse', { due: [] })],
  [
    'STEP_ASKS_BEFORE_THE_PROMISE',
    'steps.status-call',
    changed('status-call', {
      due: [
        { anchor: 'PROMISED_DAY', offset: { businessDays: 0 } },
        { anchor: 'INTERVIEW_END', offset: { businessDays: 7 } },
      ],
    }),
  ],
  [
    'STEP_ASKS_TOO_SOON',
    'steps.retry-call',
    changed('retry-call', { due: [{ anchor: 'LAST_ATTEMPT', offset: { businessDays: 1 } }] }),
  ],
  [
    'STEP_WITHOUT_CALLS_IS_A_CALL',
    'steps.status-call.withoutCalls',
    changed('status-call', { withoutCalls: 'retry-call', due: [{ anchor: 'INTERVIEW_END', offset: { days: 7 } }] }),
  ],
  [
    'REVIEW_MAY_VANISH',
    'steps.counselor-review',
    changed('counselor-review', { lapses: [{ anchor: 'SILENT_SINCE', offset: { days: 60 } }] }),
  ],
  [
    'CIRCLE_WITHOUT_TIME',
    'steps.retry-call',
    changed('retry-call', { due: [{ anchor: 'LAST_ATTEMPT', offset: { hours: 0 } }] }),
  ],
  ['LIMIT_OUT_OF_RANGE', 'limits.attempts', { ...DEFAULT, limits: { ...DEFAULT.limits, attempts: 0 } }],
  ['LIMIT_OUT_OF_RANGE', 'limits.voicemails', { ...DEFAULT, limits: { ...DEFAULT.limits, voicemails: 1.5 } }],
  [
    'BRANCH_LEADS_NOWHERE',
    'branches.NO_ANSWER',
    {
      ...DEFAULT,
      branches: {
        ...DEFAULT.branches,
        NO_ANSWER: { ...DEFAULT.branches.NO_ANSWER, detours: [{ when: 'CALLS_USED_UP', leadsTo: [] }] },
      },
    },
  ],
  [
    'STEP_ASKS_TOO_SOON',
    'steps.retry-call',
    changed('retry-call', { due: [{ anchor: 'LAST_ATTEMPT', offset: { hours: 47 } }] }),
  ],
  ['REVIEW_MAY_VANISH', 'steps.counselor-review', changed('counselor-review', { chases: true })],
];

const hours = (more: Partial<PolicyRules['hours']>): PolicyRules => ({
  ...DEFAULT,
  hours: { from: 540, mondayCallsFrom: 720, afternoonFrom: 780, until: 1020, ...more },
});

describe('a policy', () => {
  it('is valid as it comes', () => {
    expect(validatePolicy(DEFAULT)).toEqual([]);
  });
  it('is plain data: it survives being written and read', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT))).toEqual(DEFAULT);
  });
  it.each(faults)('is refused for %s at %s', (code, field, rules) => {
    const [found] = validatePolicy(rules).filter((failure) => failure.code === code && failure.field === field);
    expect(found?.message).toMatch(/^["A-Za-z].{20,}\.$/);
  });
  it.each([
    ['closing before opening', { until: 480 }],
    ['closing at midnight', { until: 1440 }],
    ['opening before midnight', { from: -1 }],
    ['a Monday before opening', { mondayCallsFrom: 539 }],
    ['a Monday from closing on', { mondayCallsFrom: 1020 }],
    ['an afternoon before opening', { afternoonFrom: 539 }],
    ['an afternoon from closing on', { afternoonFrom: 1020 }],
  ])('is refused for hours with %s', (_, more) => {
    expect(validatePolicy(hours(more))).toEqual([
      {
        code: 'HOURS_OUT_OF_ORDER',
        field: 'hours',
        message: 'The hours must open before they close, with Monday noon and the afternoon in between; correct them.',
      },
    ]);
  });
  it('may have hours around the clock, with Mondays and afternoons like the rest', () => {
    expect(validatePolicy(hours({ from: 0, mondayCallsFrom: 0, afternoonFrom: 0, until: 1439 }))).toEqual([]);
    expect(validatePolicy(hours({ mondayCallsFrom: 1019, afternoonFrom: 1019 }))).toEqual([]);
  });
  it('may ask again exactly as soon as its limit says', () => {
    const again = (limit: number) => ({
      ...changed('retry-call', { due: [{ anchor: 'LAST_ATTEMPT', offset: { hours: 48 } }] }),
      limits: { ...DEFAULT.limits, businessDaysBetweenAttempts: limit },
    });
    const tooSoon = (rules: PolicyRules) =>
      validatePolicy(rules).filter(({ code, field }) => code === 'STEP_ASKS_TOO_SOON' && field === 'steps.retry-call');
    expect(tooSoon(again(2))).toEqual([]);
    expect(tooSoon(again(3))).toHaveLength(1);
  });
  it('blames nothing else when a step is not known: what hangs on it cannot be judged', () => {
    const rules = { ...DEFAULT, reviewStep: 'sing', limits: { ...DEFAULT.limits, attempts: 0 } };
    expect(validatePolicy(rules).map(({ code }) => code)).toEqual(['STEP_UNKNOWN']);
  });
  it('names the way round a circle through several steps', () => {
    const first = changed('correct-contact', {
      due: [
        { anchor: 'LAST_ATTEMPT', offset: { days: 0 } },
        { anchor: 'REVIEWED', offset: { days: 0 } },
      ],
    });
    const rules = {
      ...first,
      steps: first.steps.map((step) =>
        step.key === 'resume-call'
          ? { ...step, due: [{ anchor: 'CONTACT_CORRECTED' as const, offset: { hours: 0 } }, ...step.due] }
          : step,
      ),
    };
    expect(validatePolicy(rules).map(({ message }) => message)).toContain(
      'resume-call -> correct-contact -> resume-call comes round again on the same day; let at least one business day pass.',
    );
  });
  it('is judged at once however many of its steps lead to one another', () => {
    const retry = DEFAULT.steps.find(({ key }) => key === 'retry-email')!;
    const again = Array.from({ length: 40 }, (_, number): PolicyStep => ({
      ...retry,
      key: `again-${number}`,
      due: [{ anchor: 'LAST_ATTEMPT', offset: { hours: 0 } }],
    }));
    const NO_ANSWER = { leadsTo: again.map(({ key }) => key), detours: [] };
    const rules = {
      ...DEFAULT,
      steps: [...DEFAULT.steps, ...again],
      branches: { ...DEFAULT.branches, NO_ANSWER },
    };
    expect(validatePolicy(rules)).toContainEqual(
      expect.objectContaining({ code: 'CIRCLE_WITHOUT_TIME', field: 'steps.again-0' }),
    );
  });
});

describe('a review', () => {
  const silent = (offset: Offset): DueRule => ({ anchor: 'SILENT_SINCE', offset });
  const usedUp: DueRule = { anchor: 'ATTEMPTS_USED_UP', offset: { businessDays: 1 } };
  const reviewDue = (...due: DueRule[]): PolicyRules => changed('counselor-review', { due });
  const MONTH = silent({ businessDays: 30 });

  it.each([
    ['on the day the silence began', [silent({ businessDays: 0 })]],
    ['at the moment the silence began', [silent({ hours: 0 })]],
    ['before the silence began', [silent({ days: -1 })]],
    ['at once beside a later date', [MONTH, silent({ days: 0 })]],
    ['no later than the day the silence began', [{ ...MONTH, noLaterThan: silent({ businessDays: 0 }) }]],
    ['no later than that day where attempts are used up', [{ ...usedUp, noLaterThan: silent({ days: 0 }) }, MONTH]],
  ])('that is due %s would be owed again as soon as it is done', (_, due) => {
    expect(validatePolicy(reviewDue(...due))).toEqual([
      {
        code: 'CIRCLE_WITHOUT_TIME',
        field: 'steps.counselor-review',
        message:
          'counselor-review -> counselor-review comes round again on the same day; let at least one business day pass.',
      },
    ]);
  });

  it.each([
    ['an hour after the silence began', [silent({ hours: 1 })]],
    ['on the day the attempts are used up', [{ ...usedUp, offset: { businessDays: 0 } }, MONTH]],
    ['no later than that day', [{ ...MONTH, noLaterThan: { ...usedUp, offset: { hours: 0 } } }]],
  ])('may be due %s', (_, due) => {
    expect(validatePolicy(reviewDue(...due))).toEqual([]);
  });

  /** When a review is due that decides each time to go on, again and again. */
  function reviewsInARow(rules: PolicyRules): number[] {
    const openedAt = clock('2026-11-02 09:00');
    const facts: Fact[] = [];
    return Array.from({ length: 4 }, () => {
      const longSilence = (facts.at(-1)?.at ?? openedAt) + 400 * DAY;
      const { nextStep } = planOf(rules, { openedAt, facts: [...facts] }, () => OFFICE, longSilence);
      facts.push({ ...reviewed('2026-11-02 10:00', 'GO_ON'), at: nextStep!.dueAt });
      return nextStep!.dueAt;
    });
  }

  it('comes later each time under any rules that are valid', () => {
    const offset = fc.oneof(
      fc.integer({ min: -1, max: 2 }).map((businessDays) => ({ businessDays })),
      fc.integer({ min: -1, max: 2 }).map((days) => ({ days })),
      fc.integer({ min: -2, max: 30 }).map((count) => ({ hours: count })),
    );
    const rule = fc
      .tuple(offset, fc.option(offset, { nil: undefined }))
      .map(([first, cap]): DueRule => ({ ...silent(first), ...(cap && { noLaterThan: silent(cap) }) }));
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), (due) => {
        const rules = reviewDue(...due);
        fc.pre(validatePolicy(rules).length === 0);
        const moments = reviewsInARow(rules);
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});
