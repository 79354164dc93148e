import type { Instant } from '../../kernel/instant.js';

/** What the clocks show at one moment. */
export interface ClockReading {
  /** The wall clock of this machine, which somebody may set. */
  readonly wall: Instant;
  /** Milliseconds that nobody can set. */
  readonly monotonic: number;
  /** The wall clock of the database. */
  readonly database: Instant;
}

/** More than reading the clocks and an orderly correction take. */
const THRESHOLD_MS = 30_000;

/** By how many milliseconds a wall clock went forward more (or less) than time did between two readings, when that is a jump; else 0. */
export const jumpBetween = (before: ClockReading, after: ClockReading, clock: 'wall' | 'database'): number => {
  const jump = after[clock] - before[clock] - (after.monotonic - before.monotonic);
  return Math.abs(jump) > THRESHOLD_MS ? Math.round(jump) : 0;
};
