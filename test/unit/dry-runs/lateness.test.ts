import { describe, expect, it } from 'vitest';
import { escalationsOf } from '../../../src/dry-runs/domain/escalations.js';
import type { OwedStep } from '../../../src/dry-runs/domain/owed-step.js';
import { punctualityOf } from '../../../src/dry-runs/domain/punctuality.js';
import { clock } from '../../support/facts.js';
import { OFFICE, wallClock } from '../follow-up-policies/planning.js';
import { step } from './owed-steps.js';

const UNTIL = clock('2026-11-20 12:00');
const ended = (how: OwedStep['how'], at: string): Partial<OwedStep> => ({ how, endedAt: clock(at) });

describe('a step due on Tuesday 10 November at 17:00', () => {
  it.each<[string, Partial<OwedStep>, string | null]>([
    ['on time', ended('DONE', '2026-11-10 17:00'), 'ON_TIME'],
    ['late', ended('DONE', '2026-11-10 17:01'), 'LATE'],
    ['missed', ended('LAPSED', '2026-11-10 17:00'), 'MISSED'],
    ['missed', {}, 'MISSED'],
    ['nothing', ended('SUPERSEDED', '2026-11-10 16:59'), null],
  ])('is %s when it is %o', (_, more, expected) => {
    expect(punctualityOf(step('2026-11-10 17:00', more), UNTIL)).toBe(expected);
  });

  it.each<[Partial<OwedStep>, string | null, string | null]>([
    [{}, '2026-11-13 17:00', '2026-11-17 17:00'],
    [ended('DONE', '2026-11-13 17:00'), null, null],
    [ended('DONE', '2026-11-13 17:01'), '2026-11-13 17:00', null],
    [ended('LAPSED', '2026-11-17 17:00'), '2026-11-13 17:00', null],
    [{ owner: 'COUNSELOR' }, null, '2026-11-17 17:00'],
    [{ handedOverAt: clock('2026-11-12 09:00') }, null, '2026-11-17 17:00'],
    [{ handedOverAt: clock('2026-11-16 09:00') }, '2026-11-13 17:00', '2026-11-17 17:00'],
    [{ openedAt: clock('2026-11-18 09:00') }, '2026-11-18 09:00', '2026-11-18 09:00'],
  ])('that is %o moves to the counselor at %s and to the lead at %s', (more, toCounselor, toLead) => {
    const { toCounselorAt, toLeadAt } = escalationsOf(step('2026-11-10 17:00', more), OFFICE, UNTIL);
    expect([toCounselorAt, toLeadAt].map(wallClock)).toEqual([toCounselor, toLead]);
  });

  it('has moved on at the very end of what is replayed, and not a moment earlier', () => {
    const at = clock('2026-11-13 17:00');
    expect(escalationsOf(step('2026-11-10 17:00'), OFFICE, at).toCounselorAt).toBe(at);
    expect(escalationsOf(step('2026-11-10 17:00'), OFFICE, at - 1).toCounselorAt).toBeNull();
  });
});
