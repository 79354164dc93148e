import { describe, expect, it } from 'vitest';
import { fitAssociations } from '../../../src/analytics/domain/episodes/association-model.js';
import { associationsOf } from '../../../src/analytics/domain/episodes/associations.js';
import type { Candidacies } from '../../../src/analytics/domain/episodes/candidacies.js';
import { knownApartOf } from '../../../src/analytics/domain/episodes/known-apart.js';
import { landmarksOf } from '../../../src/analytics/domain/episodes/landmarks.js';
import { readCandidacies } from '../../../src/analytics/domain/episodes/read-candidacies.js';
import { stretchesOf } from '../../../src/analytics/domain/episodes/start-stop.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { candidaciesOf, readSynthetic } from '../../support/synthetic-candidacies.js';

const synthetic = readSynthetic();
const study = candidaciesOf(synthetic);

/** The study with the first so many prospects only. */
const firstOf = (count: number): Candidacies =>
  candidaciesOf({ ...synthetic, prospects: synthetic.prospects.slice(0, count) });

describe('where there is too little', () => {
  it('nobody gets no figure and no error', () => {
    const { candidacies } = readCandidacies([], 0);
    const { rows, students } = associationsOf(candidacies, DISTRIBUTIONS);
    expect(students).toBe(0);
    expect(rows.map(({ association, missing }) => [association, missing?.what])).toEqual(
      Array.from({ length: 6 }, () => [null, 'STUDENTS']),
    );
    expect(landmarksOf(candidacies, 10).every(({ withIt }) => withIt === null)).toBe(true);
  });

  it('a few students get none, and it is told how many it takes', () => {
    for (const { association, counts, missing } of associationsOf(firstOf(60), DISTRIBUTIONS).rows) {
      expect([association, counts]).toEqual([null, null]);
      expect(missing!.have).toBeLessThan(missing!.need);
    }
  });

  it('ten events for each coefficient are asked for', () => {
    const some = firstOf(200);
    const fit = fitAssociations(some, stretchesOf(some, { lag: 0, withBackfilled: true }), 'OFFER');
    expect(fit).toMatchObject({ whyNot: 'TOO_FEW_EVENTS_FOR_THE_MODEL', needed: 100 });
  });
});

describe('what is adjusted for', () => {
  const told = { lag: 0, withBackfilled: true };
  const adjustedIn = (candidacies: Candidacies): readonly string[] => {
    const fit = fitAssociations(candidacies, stretchesOf(candidacies, told), 'OFFER');
    if (!('fit' in fit)) throw new Error(fit.whyNot);
    return fit.adjustedFor;
  };

  it('leaves out what never varies', () => {
    const withoutTraits = { ...study, tier: study.tier.map(() => 0), readiness: study.readiness.map(() => NaN) };
    expect(adjustedIn(withoutTraits)).toEqual(['ROUND_2', 'ROUND_3_OR_LATER', 'IN_PERSON', 'PROMISE_PASSED']);
  });

  it('leaves out what only repeats the rest', () => {
    // Nobody is of tier 2, so tier 1 or 3 or unknown is everybody.
    const tier = study.tier.map((each, at) => (each === 2 ? (at % 2) * 3 : each));
    expect(adjustedIn({ ...study, tier })).not.toContain('TIER_UNKNOWN');
  });
});

describe('outcomes that come to light unequally', () => {
  it('are noticed beyond ten points', () => {
    expect(knownApartOf(study, 1)).toMatchObject({ exposure: 'STATUS_CHECK', differ: false });
    // Of every third prospect without a call the end never came to light.
    const isLost = (at: number): boolean => study.firstDone[1]![at]! > 14 && study.days[at]! > 14 && at % 3 === 0;
    const lost = {
      ...study,
      days: study.days.map((days, at) => (isLost(at) ? 180 : days)),
      ending: study.ending.map((ending, at) => (isLost(at) ? 0 : ending)),
    };
    expect(knownApartOf(lost, 1)).toMatchObject({ differ: true });
  });
});
