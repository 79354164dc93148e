import { describe, expect, it } from 'vitest';
import type { OwedStep } from '../../../src/dry-runs/domain/owed-step.js';
import { type Around, Tally } from '../../../src/dry-runs/domain/tally.js';
import { contactsMade } from '../../../src/dry-runs/domain/contacts.js';
import { lookedAfterBy } from '../../../src/dry-runs/domain/looked-after.js';
import type { Instant } from '../../../src/kernel/instant.js';
import { dayIn } from '../../../src/kernel/zone.js';
import { step } from './owed-steps.js';
import { called, clock, followedUp, NEW_YORK, reviewed, thanked } from '../../support/facts.js';

const dayOf = (at: Instant) => dayIn(NEW_YORK, at);
const around: Around = {
  fromDay: '2026-11-01',
  toDay: '2026-11-30',
  until: clock('2026-11-30 23:59'),
  dayOf,
  counselorOn: (day) => (day < '2026-11-15' ? 'early' : 'late'),
};

const tallied = (...steps: readonly OwedStep[]) => {
  const tally = new Tally();
  tally.addSteps('TRIED', steps, around);
  return tally.counts();
};
const done = (endedAt: string): Partial<OwedStep> => ({ how: 'DONE', endedAt: clock(endedAt) });

describe('a tally', () => {
  it('counts a step on its due day, with whoever looked after the student then', () => {
    expect(tallied(step('2026-11-10 17:00', done('2026-11-10 16:59')))).toMatchObject([
      { day: '2026-11-10', kind: 'STATUS_CHECK', channel: 'PHONE', counselorId: 'early', steps: 1, onTime: 1, late: 0 },
    ]);
    expect(tallied(step('2026-11-20 17:00', done('2026-11-21 09:00')))).toMatchObject([
      { day: '2026-11-20', counselorId: 'late', onTime: 0, late: 1, missed: 0 },
    ]);
  });

  it.each<[string, Partial<OwedStep>, number]>([
    ['that lapsed after its due time', { how: 'LAPSED', endedAt: clock('2026-11-12 09:00') }, 1],
    ['that is owed still, and was due', {}, 1],
    ['that gave way after its due time', { how: 'SUPERSEDED', endedAt: clock('2026-11-12 09:00') }, 1],
    ['that gave way before its due time', { how: 'SUPERSEDED', endedAt: clock('2026-11-10 09:00') }, 0],
  ])('calls a step %s missed, or nothing', (_, more, missed) => {
    expect(tallied(step('2026-11-10 17:00', more)).map((count) => count.missed)).toEqual(missed === 1 ? [1] : []);
  });

  it('leaves out what was not due yet, and days outside the period', () => {
    expect(tallied(step('2026-12-01 17:00'))).toEqual([]);
    expect(tallied(step('2026-10-30 17:00', done('2026-11-02 09:00')))).toEqual([]);
  });

  it('counts a step that gave way and came back once', () => {
    const gaveWay = step('2026-11-10 17:00', { how: 'SUPERSEDED', endedAt: clock('2026-11-11 09:00') });
    expect(tallied(gaveWay, step('2026-11-10 17:00', { openedAt: clock('2026-11-13 09:00') }))).toMatchObject([
      { steps: 1, missed: 1 },
    ]);
  });

  it('puts what moved on to counselor and lead on the day on which it moved', () => {
    const counts = tallied(
      step('2026-11-10 17:00', {
        handedOverAt: clock('2026-11-11 17:00'),
        toCounselorAt: clock('2026-11-13 17:00'),
        toLeadAt: clock('2026-11-17 17:00'),
      }),
      step('2026-11-10 17:00', { stepKey: 'counselor-review', kind: 'COUNSELOR_REVIEW', owner: 'COUNSELOR' }),
    );
    const told = counts.map(({ day, counselorId, counselorOwed, toCounselor, toLead }) =>
      [day, counselorId, counselorOwed, toCounselor, toLead].join(' '),
    );
    expect(told.toSorted()).toEqual([
      '2026-11-10 early 0 0 0',
      '2026-11-10 early 1 0 0',
      '2026-11-11 early 1 0 0',
      '2026-11-13 early 0 1 0',
      '2026-11-17 late 0 0 1',
    ]);
  });

  it('counts the contacts that were made and that a policy can ask for', () => {
    const facts = [
      called('2026-11-10 10:00', 'NO_ANSWER'),
      called('2026-11-10 15:00', 'STILL_PENDING'),
      thanked('2026-11-11 09:00'),
      reviewed('2026-11-12 09:00', 'GO_ON'),
      followedUp('2026-11-12 10:00', 'EXTENSION_REQUEST'),
      called('2026-12-10 10:00', 'NO_ANSWER'),
    ];
    const tally = new Tally();
    tally.addContacts(contactsMade({ openedAt: clock('2026-11-01 09:00'), facts }, dayOf), around);
    expect(tally.counts()).toMatchObject([
      { world: 'HAPPENED', day: '2026-11-10', kind: 'STATUS_CHECK', channel: 'PHONE', steps: 2 },
      { world: 'HAPPENED', day: '2026-11-11', kind: 'THANK_YOU', channel: 'EMAIL', steps: 1 },
      { world: 'HAPPENED', day: '2026-11-12', kind: 'REQUEST_EXTENSION', channel: 'EMAIL', steps: 1 },
    ]);
  });
});

describe('a student', () => {
  const cares = [
    { counselorId: 'ana', fromDay: '2026-11-01', toDay: '2026-11-10' },
    { counselorId: 'ben', fromDay: '2026-11-12', toDay: null },
  ] as const;
  const covers = [{ absentId: 'ben', coveringId: 'cleo', fromDay: '2026-11-20', toDay: '2026-11-21' }] as const;

  it.each([
    ['2026-10-31', null],
    ['2026-11-01', 'ana'],
    ['2026-11-10', 'ana'],
    ['2026-11-11', null],
    ['2026-11-19', 'ben'],
    ['2026-11-20', 'cleo'],
    ['2026-11-21', 'cleo'],
    ['2026-11-22', 'ben'],
  ] as const)('is looked after on %s by %s', (day, who) => {
    expect(lookedAfterBy(cares, covers, day)).toBe(who);
  });
});
