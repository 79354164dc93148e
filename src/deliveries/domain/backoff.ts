const FIRST_MS = 5_000;
const LONGEST_MS = 2 * 60 * 60 * 1000;

/** So often a delivery is tried, some twelve hours on average, before it is given up. */
export const MOST_ATTEMPTS = 20;

/**
 * How many milliseconds to wait after a failed attempt, the first being 1: exponential with full jitter, so that what failed
 * together does not come back together (Brooker, "Exponential Backoff and Jitter", 2015). `chance` is at least 0 and less than 1.
 */
export const backoffMs = (attempt: number, chance: number): number =>
  Math.floor(chance * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)));
