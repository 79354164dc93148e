import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, MOST_ATTEMPTS } from '../../../src/deliveries/domain/backoff.js';

const TWO_HOURS = 7_200_000;
const attempts = fc.integer({ min: 1, max: MOST_ATTEMPTS });
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait after a failed attempt', () => {
  it('is anything from nothing to 5 seconds after the first, and up to twice as much after each further one', () => {
    const longest = [1, 2, 3, 4].map((attempt) => backoffMs(attempt, 1 - Number.EPSILON));
    expect(longest.map((ms) => Math.ceil(ms / 1000))).toEqual([5, 10, 20, 40]);
    expect(backoffMs(1, 0)).toBe(0);
  });

  it('is a whole number of milliseconds, never negative and never two hours', () => {
    fc.assert(
      fc.property(attempts, chances, (attempt, chance) => {
        const wait = backoffMs(attempt, chance);
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(TWO_HOURS);
      }),
    );
  });

  it('never gets shorter from one attempt to the next for the same chance', () => {
    fc.assert(
      fc.property(attempts, chances, (attempt, chance) => {
        expect(backoffMs(attempt + 1, chance)).toBeGreaterThanOrEqual(backoffMs(attempt, chance));
      }),
    );
  });

  it('is spread evenly: the whole range is used, not only its end', () => {
    fc.assert(
      fc.property(attempts, chances, chances, (attempt, one, other) => {
        const longest = backoffMs(attempt, 1 - Number.EPSILON);
        expect(Math.abs(backoffMs(attempt, one) - backoffMs(attempt, other) - (one - other) * longest)).toBeLessThan(3);
      }),
    );
  });

  it('lets a mail server be away for a night: half a day on average over all attempts', () => {
    const hours = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, n) => backoffMs(n + 1, 0.5) / 3_600_000);
    expect(hours.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(8);
  });
});
