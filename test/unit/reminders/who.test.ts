import { expect, it } from 'vitest';
import { newId } from '../../../src/platform/clock/index.js';
import { counselorFor, leadFor } from '../../../src/reminders/domain/who.js';

const student = newId();
const helpers = { counselorId: 'carla', coveringId: null };

it('is whoever covers, else the counselor, else a lead', () => {
  expect(counselorFor(student, { ...helpers, coveringId: 'colin' }, ['lea'])).toBe('colin');
  expect(counselorFor(student, helpers, ['lea'])).toBe('carla');
  expect(counselorFor(student, { counselorId: null, coveringId: null }, ['lea'])).toBe('lea');
  expect(counselorFor(student, { counselorId: null, coveringId: null }, [])).toBeNull();
});

it('is another lead than the counselor where there is one, and the same every time', () => {
  for (let index = 0; index < 20; index += 1) expect(leadFor(newId(), 'lea', ['lea', 'leo'])).toBe('leo');
  expect(leadFor(student, 'lea', ['lea'])).toBe('lea');
  expect(leadFor(student, null, [])).toBeNull();
});

it('spreads students over the leads', () => {
  const leads = ['ann', 'bea', 'cid'];
  const counts = new Map<string | null, number>();
  for (let index = 0; index < 300; index += 1) {
    const lead = leadFor(newId(), null, leads);
    counts.set(lead, (counts.get(lead) ?? 0) + 1);
  }
  for (const lead of leads) expect(counts.get(lead)).toBeGreaterThan(50);
});
