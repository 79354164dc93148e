import { describe, expect, it } from 'vitest';
import { NACE } from '../../../src/reports/domain/nace.js';
import type { Figure, Judged } from '../../../src/reports/domain/report.js';
import { type BucketCount, toldFigures } from '../../../src/reports/domain/told-figures.js';

const THRESHOLD = 10;
const group = { dimension: 'LEVEL', key: 'BACHELOR', name: "Bachelor's" } as const;

/** A class with so many graduates in each bucket. */
const classOf = (sizes: Readonly<Record<string, number>>): { figures: readonly Figure[]; buckets: BucketCount[] } => {
  const judged = Object.entries(sizes).flatMap(([bucket, size]) =>
    Array.from({ length: size }, (_, at): Judged => ({
      studentId: `${bucket} ${at}`,
      verdict: { bucket, counted: true, reason: '', groups: [group], marks: ['SOURCE_STUDENT'], measures: {} },
    })),
  );
  return {
    figures: NACE.figures(judged),
    buckets: Object.entries(sizes).map(([bucket, size]) => ({ group, bucket, students: size, records: size })),
  };
};

const told = (sizes: Readonly<Record<string, number>>): string[] => {
  const { figures, buckets } = classOf(sizes);
  return toldFigures(figures, buckets, THRESHOLD).map(({ key }) => key);
};

describe('figures for who may not see the rows', () => {
  it('are told of a class of which no part is small', () => {
    const keys = told({ EMPLOYED_FULL_TIME: 60, SEEKING_EMPLOYMENT: 20, NO_INFORMATION: 20 });
    expect(keys).toContain('knowledgeRate');
    expect(keys).toContain('employedFullTime');
  });

  it('are not told where a part is small, whatever else there is', () => {
    expect(told({ EMPLOYED_FULL_TIME: 60, SEEKING_EMPLOYMENT: 9, NO_INFORMATION: 20 })).toEqual([]);
    expect(told({ EMPLOYED_FULL_TIME: 60, MILITARY: 1 })).toEqual([]);
    expect(told({ EMPLOYED_FULL_TIME: 9 })).toEqual([]);
  });

  it('never say from whom something is known', () => {
    expect(told({ EMPLOYED_FULL_TIME: 60 }).filter((key) => key.startsWith('source.'))).toEqual([]);
  });

  it('leave out cohorts, counselors and employers', () => {
    const { figures, buckets } = classOf({ EMPLOYED_FULL_TIME: 60 });
    const ofCohort = { dimension: 'COHORT', key: 'a', name: 'A' } as const;
    const moved = figures.map((figure) => ({ ...figure, group: ofCohort }));
    const counted = buckets.map((bucket) => ({ ...bucket, group: ofCohort }));
    expect(toldFigures(moved, counted, THRESHOLD)).toEqual([]);
  });

  it('leave out two shares of the same people that differ by a few', () => {
    const share = (key: string, numerator: number): Figure => ({
      key,
      label: key,
      group,
      unit: 'SHARE',
      value: numerator / 100,
      numerator,
      denominator: 100,
      currency: null,
      students: 100,
      note: null,
    });
    const buckets = [{ group, bucket: 'X', students: 100, records: 100 }];
    const shown = toldFigures([share('a', 40), share('b', 42), share('c', 70), share('d', 99)], buckets, THRESHOLD);
    expect(shown.map(({ key }) => key)).toEqual(['c']);
  });

  it('leave out amounts of few', () => {
    const { figures, buckets } = classOf({ EMPLOYED_FULL_TIME: 60 });
    const paid = { ...figures[0]!, key: 'salary.median.USD', unit: 'MONEY', value: 60_000, currency: 'USD' } as const;
    const keysWith = (students: number) => toldFigures([{ ...paid, students }], buckets, THRESHOLD).length;
    expect([keysWith(9), keysWith(10)]).toEqual([0, 1]);
    const reported = { ...paid, unit: 'COUNT', students: 58 } as const;
    expect(toldFigures([reported], buckets, THRESHOLD)).toEqual([]);
  });

  it('judge each group by itself', () => {
    const master = { dimension: 'LEVEL', key: 'MASTER', name: "Master's" } as const;
    const all = { dimension: 'ALL', key: 'ALL', name: 'All' } as const;
    const large = classOf({ EMPLOYED_FULL_TIME: 60, SEEKING_EMPLOYMENT: 20 });
    const small = classOf({ EMPLOYED_FULL_TIME: 9 });
    const inGroup = ({ figures, buckets }: typeof large, other: typeof master | typeof all) => ({
      figures: figures.map((figure) => ({ ...figure, group: other })),
      buckets: buckets.map((bucket) => ({ ...bucket, group: other })),
    });
    const [ofMasters, ofAll] = [inGroup(small, master), inGroup(large, all)];
    const shown = toldFigures(
      [...large.figures, ...ofMasters.figures, ...ofAll.figures],
      [...large.buckets, ...ofMasters.buckets, ...ofAll.buckets],
      THRESHOLD,
    );
    expect([...new Set(shown.map(({ group: { key } }) => key))]).toEqual(['BACHELOR', 'ALL']);
    expect(shown.filter(({ group: { key } }) => key === 'ALL')).toHaveLength(shown.length / 2);
  });

  it('tell that there is nobody, and a share of none or of all', () => {
    const { figures, buckets } = classOf({ EMPLOYED_FULL_TIME: 60, CONTINUING_EDUCATION: 20 });
    const shown = toldFigures(figures, buckets, THRESHOLD);
    const valueOf = (key: string) => shown.find((figure) => figure.key === key)?.value;
    expect([valueOf('military'), valueOf('knowledgeRate'), valueOf('careerOutcomesRate')]).toEqual([0, 1, 1]);
  });

  it('compare shares only of as many people, and from three on', () => {
    const share = (key: string, numerator: number, denominator: number): Figure => ({
      key,
      label: key,
      group,
      unit: 'SHARE',
      value: numerator / denominator,
      numerator,
      denominator,
      currency: null,
      students: denominator,
      note: null,
    });
    const buckets = [{ group, bucket: 'X', students: 100, records: 100 }];
    const keysOf = (...shares: Figure[]) => toldFigures(shares, buckets, THRESHOLD).map(({ key }) => key);
    expect(keysOf(share('a', 40, 100), share('b', 41, 90))).toEqual(['a', 'b']);
    expect(keysOf(share('a', 40, 100), share('b', 43, 100))).toEqual(['a', 'b']);
    expect(keysOf(share('a', 3, 100), share('b', 97, 100))).toEqual(['a', 'b']);
    expect(keysOf(share('a', 2, 100), share('b', 98, 100))).toEqual([]);
  });
});
