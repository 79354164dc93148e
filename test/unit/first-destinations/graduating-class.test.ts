import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classOf, periodOfClass } from '../../../src/first-destinations/domain/graduating-class.js';
import { addDays } from '../../../src/kernel/day.js';

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1950-01-01', count));

it('a graduating class holds each day of its period and no other', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { fromDay, toDay } = periodOfClass(classOf(day));
      expect(fromDay <= day && day <= toDay).toBe(true);
    }),
  );
  expect(periodOfClass(2026)).toEqual({ fromDay: '2025-07-01', toDay: '2026-06-30' });
  expect([classOf('2026-06-30'), classOf('2026-07-01')]).toEqual([2026, 2027]);
});
