import type { Rate } from './rate.js';

/** Source: the method's rule on ascertainment. */
const MOST_POINTS_APART = 10;

/** Whether so many more outcomes are known on one side that a comparison of outcomes would compare what is known. */
export const knownApart = (one: Rate, other: Rate): string | null => {
  if (one.share === null || other.share === null) return null;
  const points = Math.abs(one.share - other.share) * 100;
  if (points <= MOST_POINTS_APART) return null;
  return `The shares of known outcomes differ by ${Math.round(points)} points: a comparison of outcomes would compare what is known of them.`;
};
