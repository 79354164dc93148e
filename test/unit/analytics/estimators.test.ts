import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredProportionOf } from '../../../src/analytics/domain/clustered-wilson.js';
import { cohortLevelTest } from '../../../src/analytics/domain/cohort-level-test.js';
import { clusterSizes, intraClusterCorrelation } from '../../../src/analytics/domain/design-effect.js';
import { crossingDifference, standardisedDifference } from '../../../src/analytics/domain/incidence-difference.js';
import {
  type ClusteredSpells,
  estimateIncidence,
  incidenceCurveOf,
} from '../../../src/analytics/domain/incidence-estimate.js';
import { independentVariance, incidenceInfluence } from '../../../src/analytics/domain/incidence-influence.js';
import { dayQuantile } from '../../../src/analytics/domain/kaplan-meier-quantile.js';
import { kaplanMeier } from '../../../src/analytics/domain/kaplan-meier.js';
import { logRank } from '../../../src/analytics/domain/log-rank.js';
import { armOf } from '../../../src/analytics/domain/permuted-blocks.js';
import { restrictedMean } from '../../../src/analytics/domain/restricted-mean.js';
import { riskTableOf } from '../../../src/analytics/domain/risk-table.js';
import { detectableProportion } from '../../../src/analytics/domain/two-proportion-power.js';
import { proportionOf } from '../../../src/analytics/domain/wilson.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { valueOf } from '../../support/golden.js';

interface Spell {
  readonly start: number;
  readonly stop: number;
  readonly status: number;
  readonly student: number;
}
const spell = fc.record({
  start: fc.constant(0),
  stop: fc.integer({ min: 1, max: 30 }),
  status: fc.integer({ min: 0, max: 2 }),
  student: fc.integer({ min: 0, max: 8 }),
});
const followed: Spell = { start: 0, stop: 40, status: 0, student: 9 };
const studies = fc
  .array(spell, { minLength: 1, maxLength: 40 })
  .map((spells): readonly Spell[] => [...spells, followed]);
const columns = (spells: readonly Spell[]): ClusteredSpells => ({
  start: spells.map(({ start }) => start),
  stop: spells.map(({ stop }) => stop),
  status: spells.map(({ status }) => status),
  cluster: spells.map(({ student }) => student),
});
const day = fc.integer({ min: 1, max: 35 });
const incidence = (spells: readonly Spell[], by: number, cause = 1) =>
  valueOf(estimateIncidence(columns(spells), incidenceCurveOf(columns(spells), 2), cause, by));
const NEAR = 10;

describe('cumulative incidence', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(studies, day, (spells, by) => {
        const [one, other] = [incidence(spells, by), incidence(spells.toReversed(), by)];
        expect(other.probability).toBeCloseTo(one.probability, NEAR);
        expect(other.standardError).toBeCloseTo(one.standardError, NEAR);
      }),
    );
  });
  it('stays as it is when a row is split at any day', () => {
    fc.assert(
      fc.property(studies, day, fc.nat(), fc.integer({ min: 1, max: 39 }), (spells, by, which, at) => {
        const row = spells[which % spells.length]!;
        fc.pre(at < row.stop);
        const pieces = [
          { ...row, stop: at, status: 0 },
          { ...row, start: at },
        ];
        const split = [...spells.filter((each) => each !== row), ...pieces];
        const [one, other] = [incidence(spells, by), incidence(split, by)];
        expect(other.probability).toBeCloseTo(one.probability, NEAR);
        expect(other.standardError).toBeCloseTo(one.standardError, NEAR);
      }),
    );
  });
  it('and being open sum to 1, and no influence is lost', () => {
    fc.assert(
      fc.property(studies, day, (spells, by) => {
        const curve = incidenceCurveOf(columns(spells), 2);
        curve.open.forEach((open, step) =>
          expect(open + curve.incidence[0]![step]! + curve.incidence[1]![step]!).toBeCloseTo(1, NEAR),
        );
        const influence = incidenceInfluence(curve, 1, by);
        const sum = spells.reduce((total, { start, stop, status }) => total + influence(start, stop, status), 0);
        expect(sum).toBeCloseTo(0, NEAR);
      }),
    );
  });
  it('is the same from counts per day as from rows', () => {
    const rows = { stop: [3, 3, 5, 7, 7, 7], status: [1, 1, 2, 0, 0, 1] };
    const counts = { stop: [3, 5, 7, 7], status: [1, 2, 0, 1], count: [2, 1, 2, 1] };
    const varianceAt7 = (spells: typeof rows | typeof counts) =>
      independentVariance(incidenceInfluence(incidenceCurveOf(spells, 2), 1, 7), spells);
    expect(incidenceCurveOf(counts, 2)).toEqual(incidenceCurveOf(rows, 2));
    expect(varianceAt7(counts)).toBeCloseTo(varianceAt7(rows), 15);
  });
  it('of none among n students is 0, with the exact upper limit of n', () => {
    const none = { stop: [9, 9, 9, 9], status: [0, 2, 0, 0], cluster: [1, 1, 2, 3] };
    const { probability, interval } = valueOf(estimateIncidence(none, incidenceCurveOf(none, 2), 1, 9));
    expect(probability).toBe(0);
    expect(interval).toEqual({ lower: 0, upper: 1 - 0.025 ** (1 / 3) });
  });
});

describe('is not estimable, and says why', () => {
  const nobody = { stop: [], status: [] };
  const open = { stop: [5, 6], status: [1, 0], cluster: [1, 2] };
  const refusals = {
    'a share of nothing': proportionOf(0, 0),
    'a clustered share of nothing': clusteredProportionOf([{ count: 0, of: 0 }]),
    'a clustered share of one student': clusteredProportionOf([{ count: 1, of: 3 }]),
    'incidence of nobody': estimateIncidence(nobody, incidenceCurveOf(nobody, 2), 1, 5),
    'incidence later than anybody was observed': estimateIncidence(open, incidenceCurveOf(open, 2), 1, 7),
    'a difference later than anybody was observed': crossingDifference(open, open, { cause: 1, causes: 2, day: 7 }),
    'a difference over no strata': standardisedDifference([], { cause: 1, causes: 2, day: 5 }),
    'a difference over a stratum without one arm': standardisedDifference([{ treated: open, control: nobody }], {
      cause: 1,
      causes: 2,
      day: 5,
    }),
    'a restricted mean of nobody': restrictedMean(kaplanMeier(riskTableOf(nobody, 1)), 5),
    'a restricted mean beyond what was observed': restrictedMean(kaplanMeier(riskTableOf(open, 1)), 7),
    'a test of one group': logRank([[open]], DISTRIBUTIONS),
    'a test of groups that never met': logRank([[{ stop: [1], status: [1] }, nobody]], DISTRIBUTIONS),
    'a t-test of five cohorts': cohortLevelTest([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], DISTRIBUTIONS),
    'likeness within students who have one prospect each': intraClusterCorrelation([
      { count: 1, of: 1 },
      { count: 0, of: 1 },
    ]),
    'sizes of one student': clusterSizes([{ count: 1, of: 2 }]),
  };
  for (const [what, refusal] of Object.entries(refusals))
    it(`${what}`, () => {
      expect(refusal.status).toBe('not_estimable');
      expect(refusal.status === 'not_estimable' && refusal.reason.length).toBeGreaterThan(10);
    });
  it('a day that most never reach has no quantile, and what cannot be found in a trial has no size', () => {
    expect(dayQuantile(kaplanMeier(riskTableOf({ stop: [1, 9, 9], status: [1, 0, 0] }, 1)), 0.5).day).toBeNull();
    expect(detectableProportion(2, 0.9, 0.8, 0.05, DISTRIBUTIONS)).toBeNull();
  });
});

describe('examples by hand', () => {
  it('likeness within students: 2 of 2, 0 of 2 and 1 of 2 have a correlation of 0.5', () => {
    const clusters = [2, 0, 1].map((count) => ({ count, of: 2 }));
    expect(valueOf(intraClusterCorrelation(clusters))).toBeCloseTo(0.5, 12);
    expect(valueOf(clusterSizes([...clusters, { count: 0, of: 6 }]))).toMatchObject({ clusters: 4, meanSize: 3 });
  });
  it('a word of the hash that would favour small numbers is thrown away', () => {
    const words = [0xffff_ffff, 0, 1, 0, 0, 0, 0, 0];
    const hash = () => Uint8Array.from(words.flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]));
    const design = { trialId: 't', stratum: 's', arms: ['a', 'b', 'c'], multipliers: [1] };
    // below(1) takes the first word whatever it is; below(3) then has 0: c goes first; below(2) has 1: b stays.
    expect([0, 1, 2].map((index) => armOf(index, design, hash))).toEqual(['c', 'b', 'a']);
    words.splice(0, 2, 0, 0xffff_ffff);
    // The highest word is no multiple's part of 3, so below(3) takes the next: 1.
    expect([0, 1, 2].map((index) => armOf(index, design, hash))).toEqual(['c', 'a', 'b']);
  });
});
