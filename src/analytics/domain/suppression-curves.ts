import { FEWEST_STUDENTS } from './suppression-rules.js';

const DAYS_OF_A_WEEK = 7;

/**
 * A curve as it may be drawn: one point a week, telling what holds at the end of it, and none from the week on at whose end fewer than ten are still
 * at risk. A step on its very day would say when one person's answer came.
 *
 * `points` come in the order of days, each holding until the next; `atRisk` counts those who are still waiting when a day begins.
 */
export const weeklyCurve = <Point extends { readonly day: number }>(
  points: readonly Point[],
  lastDay: number,
  atRisk: (day: number) => number,
  fewest = FEWEST_STUDENTS,
): readonly (Point & { readonly atRisk: number })[] => {
  const weeks = Array.from({ length: Math.floor(lastDay / DAYS_OF_A_WEEK) }, (_, week) => (week + 1) * DAYS_OF_A_WEEK);
  const end = weeks.findIndex((day) => atRisk(day) < fewest);
  return (end === -1 ? weeks : weeks.slice(0, end)).flatMap((day) => {
    const point = points.findLast((earlier) => earlier.day <= day);
    return point ? [{ ...point, day, atRisk: atRisk(day) }] : [];
  });
};
