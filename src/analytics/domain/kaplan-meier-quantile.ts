import { Z_95 } from './interval.js';
import type { SurvivalCurve } from './kaplan-meier.js';
import { probabilityInterval, type ProbabilityScale } from './probability-interval.js';

/** Days until a share of all has had the event; null where the curve (or its limit) never falls so low. */
export interface DayQuantile {
  readonly share: number;
  readonly day: number | null;
  readonly interval: { readonly lower: number | null; readonly upper: number | null };
}

/** R's `survfit` calls two survivals equal when they differ by less than this. */
const EQUAL = Math.sqrt(Number.EPSILON);

/**
 * Quantile of a Kaplan-Meier curve, for instance the median time to a decision.
 *
 * The smallest day t with S(t) <= 1 - share; when S equals 1 - share exactly on a flat piece, the middle of that piece.
 * The interval holds every day on which the pointwise interval of S covers 1 - share. Unit: days of the curve.
 * Brookmeyer and Crowley, Biometrics 1982, 38:29-41.
 * In R: `quantile(survfit(Surv(time, status) ~ 1, veteran, conf.type = "log-log"), .5)` is 80 (52 to 100).
 */
export function dayQuantile(
  curve: SurvivalCurve,
  share: number,
  scale: ProbabilityScale = 'log-log',
  z: number = Z_95,
): DayQuantile {
  const limits = Array.from(curve.survival, (survival, index) =>
    limitsOf(survival, curve.standardError[index]!, scale, z),
  );
  const cross = (levels: readonly number[]) => dayDownTo(curve.days, levels, 1 - share);
  return {
    share,
    day: cross(Array.from(curve.survival)),
    interval: { lower: cross(limits.map(({ lower }) => lower)), upper: cross(limits.map(({ upper }) => upper)) },
  };
}

/** Where the curve tells nothing of its error the limit has not moved (at 1) or is unknown (at 0). */
function limitsOf(survival: number, error: number, scale: ProbabilityScale, z: number) {
  const unknown = survival >= 1 ? 1 : Number.NaN;
  return probabilityInterval(survival, error, scale, z) ?? { lower: unknown, upper: unknown };
}

/**
 * The day of the highest level that is at or below the target. A curve never rises, so that is the first day there; the
 * limits of a start-stop curve may rise again as others come under observation, and R reads them so too.
 */
function dayDownTo(days: Float64Array, levels: readonly number[], target: number): number | null {
  const reached = highestBelow(levels, target + EQUAL);
  if (reached === null) return null;
  const passed = highestBelow(levels, target - EQUAL);
  const flatUntil = passed ?? days.length - 1;
  return levels[reached]! >= target - EQUAL ? (days[reached]! + days[flatUntil]!) / 2 : days[reached]!;
}

function highestBelow(levels: readonly number[], bound: number): number | null {
  let best: number | null = null;
  levels.forEach((level, index) => {
    if (level <= bound && (best === null || level > levels[best]!)) best = index;
  });
  return best;
}
