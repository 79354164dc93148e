import { addDays, type Day } from '../../kernel/day.js';

/** The same day of the month some months later, or the last day of that month when it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + count;
  const firstOfNext = firstOf(index + 1);
  const last = addDays(firstOfNext, -1);
  const same = addDays(firstOf(index), date - 1);
  return same < last ? same : last;
}

const firstOf = (index: number): Day =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01` as Day;
