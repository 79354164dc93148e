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

  it('tells of every side of a step', () => {
    const plain = RULES.steps.find(({ key }) => key === 'prepare')!;
    const before = {
      ...plain,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      owner: 'STUDENT',
      due: [{ anchor: 'QUESTION_DUE', offset: { businessDays: 0 } }],
      lapses: [],
      chases: false,
      withoutCalls: null,
      atAnotherHour: false,
      furthestFirst: false,
      handsOver: null,
    } as const satisfies PolicyStep;
    const now: PolicyStep = {
      ...before,
      kind: 'COURTESY_NOTE',
      channel: null,
      owner: 'COUNSELOR',
      due: [
        {
          anchor: 'PROMISED_DAY',
          offset: { businessDays: 1 },
          noLaterThan: { anchor: 'OFFER_DEADLINE', offset: { hours: -24 } },
        },
        { anchor: 'APPLIED', offset: { days: 2 } },
      ],
      lapses: [
        { anchor: 'CLOSED', offset: { days: 3 } },
        { anchor: 'LAST_ATTEMPT', offset: { days: 0 } },
      ],
      chases: true,
      withoutCalls: 'status-email',
      atAnotherHour: true,
      furthestFirst: true,
      handsOver: { to: 'COUNSELOR', at: { anchor: 'INTERVIEW_END', offset: { hours: 48 } } },
    };
    const only = (step: PolicyStep): PolicyRules => ({ ...RULES, steps: [step] });
    const told = changesBetween(only(before), only(now));
    expect(told.map(({ path }) => path.split('.')[2])).toEqual([
      'kind',
      'channel',
      'owner',
      'due',
      'lapses',
      'chases',
      'withoutCalls',
      'atAnotherHour',
      'furthestFirst',
      'handsOver',
    ]);
    expect(told.map(({ sentence }) => sentence.replace('"prepare": ', ''))).toEqual([
      'is status check -> courtesy note',
      'by phone -> any means',
      'owed by the student -> counselor',
      'due on the next call by its due day, or the next business day -> one business day after the promised date but no later than 24 hours before the deadline of the offer, else two days after the application',
      'lapses never -> three days after the outcome or on the last contact',
      'does not give way to the review -> gives way to the review',
      'without calls the same -> "status-email"',
      'at any hour -> at another hour',
      'every prospect alike -> the furthest prospect first',
      'passes to nobody -> to the counselor 48 hours after the end of the interview',
    ]);
  });

  it('says all of a step that came', () => {
    const [first] = changesBetween({ ...RULES, steps: RULES.steps.filter(({ key }) => key !== 'thank-you') }, RULES);
    expect(first!.path).toBe('steps.thank-you');
    expect(first!.sentence).toBe(
      '"thank-you" was added: is thank you; by email; owed by the student; due 24 hours after the end of the interview; ' +
        'lapses five business days after the end of the interview or at the next call; does not give way to the review; ' +
        'without calls the same; at any hour; every prospect alike; passes to nobody',
    );
  });

  it('tells of the order, what steps come with, detours and the review', () => {
    const [one, two, ...rest] = RULES.steps;
    const changes = changesBetween(RULES, {
      ...RULES,
      steps: [two!, one!, ...rest],
      openings: { ...RULES.openings, INTERVIEW_HELD: [] },
      branches: {
        ...RULES.branches,
        ON_HOLD: { leadsTo: [], detours: [{ when: 'CALLS_USED_UP', leadsTo: ['a', 'b'] }] },
      },
      reviewStep: 'keep-warm',
    });
    expect(changes.map(({ path }) => path)).toEqual([
      'steps',
      'openings.INTERVIEW_HELD',
      'branches.ON_HOLD',
      'reviewStep',
    ]);
    expect(changes[0]!.sentence).toMatch(/^the order of the steps: "[a-z-]+", "[a-z-]+", .+ -> "[a-z-]+", "/);
    expect(changes.slice(1).map(({ sentence }) => sentence)).toEqual([
      'interview held brings along: "thank-you" -> nothing',
      'after ON_HOLD: "check-after-hold" -> nothing; with CALLS_USED_UP "a", "b"',
      'the review: counselor-review -> keep-warm',
    ]);
  });

  it('names every limit and every hour', () => {
    const told = changesBetween(RULES, {
      ...RULES,
      limits: { unansweredCalls: 21, voicemails: 22, attempts: 23, businessDaysBetweenAttempts: 24 },
      hours: { from: 485, until: 1085, mondayCallsFrom: 605, afternoonFrom: 845 },
    });
    expect(told.map(({ sentence }) => sentence.replace(/: .* -> /, ': '))).toEqual([
      'calls in a row that reach nobody: 21',
      'messages left in a row: 22',
      'attempts until the review: 23',
      'business days between two attempts: 24',
      'calls from: 8:05',
      'calls until: 18:05',
      'calls on a Monday from: 10:05',
      'the other half of the day from: 14:05',
    ]);
  });
});
