import { describe, expect, it } from 'vitest';
import { fitAssociations } from '../../../src/analytics/domain/episodes/association-model.js';
import { associationsOf } from '../../../src/analytics/domain/episodes/associations.js';
import type { Candidacies } from '../../../src/analytics/domain/episodes/candidacies.js';
import { knownApartOf } from '../../../src/analytics/domain/episodes/known-apart.js';
import { landmarksOf } from '../../../src/analytics/domain/episodes/landmarks.js';
import { readCandidacies } from '../../../src/analytics/domain/episodes/read-candidacies.js';
import { stretchesOf } from '../../../src/analytics/domain/episodes/start-stop.js';
import { associationsShown } from '../../../src/analytics/associations.shown.js';
import { DISTRIBUTIONS } from '../../../src/analytics/special-functions.js';
import { candidaciesOf, readSynthetic } from '../../support/synthetic-candidacies.js';

/** More than there are on either side of any follow-up. */
const MANY = 1501;

const synthetic = readSynthetic();
const study = candidaciesOf(synthetic);

/** The study with the first so many prospects only. */
const firstOf = (count: number): Candidacies =>
  candidaciesOf({ ...synthetic, prospects: synthetic.prospects.slice(0, count) });

describe('where there is too little', () => {
  it('nobody gets no figure and no error', () => {
    const { candidacies } = readCandidacies([], 0);
    const { rows, students } = associationsOf(candidacies, DISTRIBUTIONS, 10);
    expect(students).toBe(0);
    expect(rows.map(({ association, missing }) => [association, missing?.what])).toEqual(
      Array.from({ length: 6 }, () => [null, 'STUDENTS']),
    );
    expect(landmarksOf(candidacies, 10).every(({ withIt }) => withIt === null)).toBe(true);
  });

  it('a few students get none, and it is told how many it takes', () => {
    for (const { association, counts, missing } of associationsOf(firstOf(60), DISTRIBUTIONS, 10).rows) {
      expect([association, counts]).toEqual([null, null]);
      expect(missing!.have).toBeLessThan(missing!.need);
    }
  });

  it('as many students are asked for as the center names, if that is more', () => {
    const { rows, students } = associationsOf(study, DISTRIBUTIONS, MANY);
    expect(students).toBe(1500);
    for (const { association, missing } of rows) {
      expect(association).toBeNull();
      expect(missing).toMatchObject({ what: 'STUDENTS', need: MANY });
    }
    expect(knownApartOf(study, 1, MANY)).toMatchObject({ withIt: null, without: null, differ: false });
    expect(associationsOf(study, DISTRIBUTIONS, 10).rows.every(({ association }) => association)).toBe(true);
  });

  it('a center of fewer students than it asks for is not told how many they are', () => {
    const shown = associationsShown(associationsOf(firstOf(60), DISTRIBUTIONS, 100));
    expect([shown.students, shown.prospects]).toEqual([null, null]);
    for (const { sentence } of shown.associations) expect(sentence).toContain('fewer than 100 of 100 students');
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
    expect(knownApartOf(study, 1, 10)).toMatchObject({ exposure: 'STATUS_CHECK', differ: false });
    // Of every third prospect without a call the end never came to light.
    const isLost = (at: number): boolean => study.firstDone[1]![at]! > 14 && study.days[at]! > 14 && at % 3 === 0;
    const lost = {
      ...study,
      days: study.days.map((days, at) => (isLost(at) ? 180 : days)),
      ending: study.ending.map((ending, at) => (isLost(at) ? 0 : ending)),
    };
    expect(knownApartOf(lost, 1, 10)).toMatchObject({ differ: true });
  });
});
