import { describe, expect, it } from 'vitest';
import { jumpBetween } from '../../../src/deliveries/domain/clock-jump.js';
import { outcomeBeforehand, outcomeOfFailure } from '../../../src/deliveries/domain/outcome.js';

describe('an attempt', () => {
  it('is not made when the delivery has grown old, even after too many', () => {
    expect(outcomeBeforehand(1, true)?.kind).toBe('SKIPPED');
    expect(outcomeBeforehand(21, true)?.kind).toBe('SKIPPED');
  });

  it('is made up to twenty times', () => {
    expect(outcomeBeforehand(20, false)).toBeNull();
    expect(outcomeBeforehand(21, false)?.kind).toBe('DEAD');
  });

  it('that failed is repeated, unless it was refused or was the twentieth', () => {
    const failure = { reason: 'busy', isFinal: false };
    expect(outcomeOfFailure(failure, 19, 0.5)).toMatchObject({ kind: 'RETRY', reason: 'busy' });
    expect(outcomeOfFailure(failure, 20, 0.5)).toEqual({ kind: 'DEAD', reason: 'busy' });
    expect(outcomeOfFailure({ ...failure, isFinal: true }, 1, 0.5)).toEqual({ kind: 'DEAD', reason: 'busy' });
  });
});

describe('a jump of a clock', () => {
  const before = { wall: 1_000_000, monotonic: 500, database: 1_000_200 };
  const after = (wall: number, database: number) => ({ wall, database, monotonic: 5_500 });

  it('is none when the clock went as time did, give or take half a minute', () => {
    expect(jumpBetween(before, after(1_005_000, 1_005_200), 'wall')).toBe(0);
    expect(jumpBetween(before, after(1_035_000, 0), 'wall')).toBe(0);
    expect(jumpBetween(before, after(975_000, 0), 'wall')).toBe(0);
  });

  it('has a direction, and is told for each clock', () => {
    expect(jumpBetween(before, after(1_005_000 + 86_400_000, 1_005_200), 'wall')).toBe(86_400_000);
    expect(jumpBetween(before, after(1_005_000, 1_005_200 - 7_200_000), 'database')).toBe(-7_200_000);
    expect(jumpBetween(before, after(1_005_000, 1_005_200 - 7_200_000), 'wall')).toBe(0);
  });
});
