import { dayQuantile, type DayQuantile } from '../kaplan-meier-quantile.js';
import { kaplanMeier } from '../kaplan-meier.js';
import { riskTableOf } from '../risk-table.js';
import { extremeOf } from '../suppression-rules.js';
import type { Group } from '../suppression-hierarchy.js';
import type { Told } from '../suppression-tables.js';
import { missingForEstimate, type NotEnough } from './not-enough.js';

/** So many waits of a group ended (`ended`), or were still going on when observation did, on the same day. */
export interface Waits extends Group {
  readonly day: number;
  readonly ended: boolean;
  readonly waits: number;
}

/** How long something takes. Whatever may not be told is null. */
export interface WaitingTime {
  readonly students: number | null;
  readonly n: number | null;
  readonly ended: number | null;
  readonly lowerQuartile: DayQuantile | null;
  readonly median: DayQuantile | null;
  readonly upperQuartile: DayQuantile | null;
  readonly notEnough: NotEnough | null;
}

const UNTOLD: WaitingTime = {
  students: null,
  n: null,
  ended: null,
  lowerQuartile: null,
  median: null,
  upperQuartile: null,
  notEnough: null,
};

/**
 * Median and quartiles of a time by Kaplan and Meier, so that waits that are still going on count for as long as they have lasted. Never the mean of those
 * that ended: they are the quick ones.
 */
export const waitingTimeOf = (told: Told, waits: readonly Waits[], threshold: number): WaitingTime => {
  const ended = waits.reduce((sum, wait) => sum + (wait.ended ? wait.waits : 0), 0);
  const missing = missingForEstimate(told, ended, threshold);
  if (missing || told.as === 'HIDDEN') return { ...UNTOLD, notEnough: missing ?? null };
  const curve = kaplanMeier(
    riskTableOf(
      {
        stop: waits.map(({ day }) => day),
        status: waits.map((wait) => (wait.ended ? 1 : 0)),
        count: waits.map((wait) => wait.waits),
      },
      1,
    ),
  );
  return {
    students: told.students,
    n: told.n,
    ended: extremeOf(ended, told.n) ? null : ended,
    lowerQuartile: dayQuantile(curve, 0.25),
    median: dayQuantile(curve, 0.5),
    upperQuartile: dayQuantile(curve, 0.75),
    notEnough: null,
  };
};
