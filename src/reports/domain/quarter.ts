import { addDays, type Day } from '../../kernel/day.js';
import { addMonths } from './months.js';

/** A calendar quarter: `2026-Q3`. Quarters compare as strings. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

export const quarterOf = (day: Day): Quarter =>
  `${Number(day.slice(0, 4))}-Q${(Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1) as 1 | 2 | 3 | 4}`;

export function quartersLater(quarter: Quarter, count: number): Quarter {
  return quarterOf(addMonths(firstDayOf(quarter), 3 * count));
}

export const lastDayOf = (quarter: Quarter): Day => addDays(addMonths(firstDayOf(quarter), 3), -1);

const firstDayOf = (quarter: Quarter): Day => {
  const [year, number] = quarter.split('-Q').map(Number) as [number, number];
  return `${year}-${String(3 * number - 2).padStart(2, '0')}-01` as Day;
};
