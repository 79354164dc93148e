import { describe, expect, it } from 'vitest';
import { DescriptiveAnalytics, type Look } from '../../../src/analytics/descriptive.service.js';
import { hierarchyOf } from '../../../src/analytics/domain/suppression-hierarchy.js';
import { tellOverlapping } from '../../../src/analytics/domain/suppression-tables.js';
import type { Tally } from '../../../src/analytics/domain/suppression-rules.js';

const of = (students: number, n: number, events: number): Tally => ({ students, n, events: [events] });

/** As many students of a cohort, with one case each, of whom so many had it. */
const counts = (cohortId: string, students: number, events: number) =>
  [
    { cohortId, counselorId: null, of: 1, counts: [1], students: events },
    { cohortId, counselorId: null, of: 1, counts: [0], students: students - events },
  ].filter((row) => row.students > 0);

const analytics = new DescriptiveAnalytics(...([] as unknown as ConstructorParameters<typeof DescriptiveAnalytics>));
const lookAt = (sizes: readonly number[]): Look => {
  const groups = sizes.map((students, at) => ({
    cohortId: `${at}`,
    counselorId: null,
    tally: { students, n: students },
  }));
  return { scope: { level: 'CENTER' }, smallestGroup: 10, hierarchy: hierarchyOf(groups, 10) } as unknown as Look;
};

describe('sides of a whole, of which a student may be on both', () => {
  it('are hidden where the whole is, because they add up to it', () => {
    const all = [...counts('0', 40, 40), ...counts('1', 25, 24), ...counts('2', 4, 3)];
    const look = lookAt([40, 25, 4]);
    expect(analytics.rate(look, all).n).toBeNull();
    const sides = analytics.sides(look, { all, part: all, rest: [] }, [counts('0', 40, 39), counts('1', 29, 28)]);
    expect(sides.map(({ n, count }) => [n, count])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('are told where the whole is and neither is small', () => {
    const all = counts('0', 100, 50);
    const sides = analytics.sides(lookAt([100]), { all, part: all, rest: [] }, [
      counts('0', 60, 30),
      counts('0', 40, 20),
    ]);
    expect(sides.map(({ n, count }) => [n, count])).toEqual([
      [60, 30],
      [40, 20],
    ]);
  });
});

describe('sides of a part of the whole', () => {
  const told = (rest: number) => {
    const [all, part] = [counts('0', 100 + rest, 50 + rest), counts('0', 100, 50)];
    return analytics
      .sides(lookAt([100 + rest]), { all, part, rest: counts('0', rest, rest) }, [
        counts('0', 60, 30),
        counts('0', 40, 20),
      ])
      .map(({ n }) => n);
  };

  it('are hidden where whoever subtracts them from the whole would learn of a few', () => {
    expect(told(4)).toEqual([null, null]);
  });

  it('are told where the rest is nobody, or many, though all of them had it', () => {
    expect([told(0), told(12)]).toEqual([
      [60, 40],
      [60, 40],
    ]);
  });
});

describe('employers, of whom a student may have several', () => {
  const hidden = (all: Tally, ...parts: Tally[]) =>
    tellOverlapping(parts, all, 10).parts.map(({ as }) => as === 'HIDDEN');

  it('of the same few students are hidden with another, because together they are no more', () => {
    expect(hidden(of(40, 70, 20), of(40, 60, 14), of(5, 5, 3), of(5, 5, 3))).toEqual([true, true, true]);
  });

  it('of few students are hidden together behind one that is large enough by itself', () => {
    expect(hidden(of(90, 120, 40), of(60, 80, 25), of(30, 35, 12), of(5, 5, 3))).toEqual([false, true, true]);
  });

  it('that are all hidden leave the total, of which it is known how many it is of', () => {
    const { parts, total } = tellOverlapping([of(9, 9, 4), of(8, 9, 5)], of(17, 18, 9), 10);
    expect(parts.map(({ as }) => as)).toEqual(['HIDDEN', 'HIDDEN']);
    expect(total).toMatchObject({ as: 'SHOWN', students: 17 });
  });
});
