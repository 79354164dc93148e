import { describe, expect, it } from 'vitest';
import { fitAssociations } from '../../../src/analytics/domain/episodes/association-model.js';
import { associationsOf } from '../../../src/analytics/domain/episodes/associations.js';
import { type Candidacies, ENDINGS, NEVER } from '../../../src/analytics/domain/episodes/candidacies.js';
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

const placesOf = ({ count }: Candidacies, isOne: (at: number) => boolean): number[] =>
  Array.from({ length: count }, (_, at) => at).filter(isOne);

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

describe('where one trait is too sparse', () => {
  /** Three requests for feedback while it was open, none of them followed by an offer. */
  const withRareRequests = (): Candidacies => {
    const asked = new Set(placesOf(study, (at) => study.ending[at] === 2 && study.days[at]! > 5).slice(0, 3));
    const feedback = study.days.map((_, at) => (asked.has(at) ? 3 : NEVER));
    const firsts = [study.firstDone[0]!, study.firstDone[1]!, feedback];
    return { ...study, firstDone: firsts, firstEntered: firsts };
  };

  it('a follow-up that was hardly ever made leaves the others their figures', () => {
    const { rows } = associationsOf(withRareRequests(), DISTRIBUTIONS, 10);
    for (const { exposure, association, missing, sensitivity } of rows) {
      if (exposure === 'FEEDBACK_REQUEST') {
        expect([association, missing!.what]).toEqual([null, 'STUDENTS']);
        continue;
      }
      expect(missing).toBeNull();
      expect(association!.hazardRatio).toBeGreaterThan(0);
      for (const { hazardRatio } of sensitivity) expect(hazardRatio).toBeGreaterThan(0);
    }
    // What is not in the model cannot change it: as if nobody had ever asked for feedback.
    const never = study.days.map(() => NEVER);
    const firsts = [study.firstDone[0]!, study.firstDone[1]!, never];
    const without = associationsOf({ ...study, firstDone: firsts, firstEntered: firsts }, DISTRIBUTIONS, 10);
    const ratios = (row: (typeof rows)[number]) => row.association?.hazardRatio.toFixed(9);
    expect(rows.map(ratios)).toEqual(without.rows.map(ratios));
  });

  it('one that is sparse only without back-filled ones has no figure there, and the others have', () => {
    const firstEntered = [study.firstEntered[0]!, study.firstEntered[1]!, withRareRequests().firstDone[2]!];
    const [thanks, , feedback] = associationsOf({ ...study, firstEntered }, DISTRIBUTIONS, 10).rows;
    const told = (row: typeof thanks) => row!.sensitivity.map(({ variant, hazardRatio }) => [variant, hazardRatio]);
    expect(told(feedback)[2]).toEqual(['WITHOUT_BACKFILLED', undefined]);
    expect(told(thanks)[2]).toEqual(['WITHOUT_BACKFILLED', expect.any(Number)]);
  });

  const NEVER_UNKNOWN = ['READINESS', 'TIER_1', 'TIER_3', 'ROUND_2', 'ROUND_3_OR_LATER', 'IN_PERSON', 'PROMISE_PASSED'];
  const firstTwelve = (isOne: (at: number) => boolean) => new Set(placesOf(study, isOne).slice(0, 12));
  const withoutOffers = (few: ReadonlySet<number>) =>
    study.ending.map((each, at) => (few.has(at) && each === 1 ? 2 : each));
  const sparseOf = (few: ReadonlySet<number>, more: Partial<Candidacies>) => {
    const sparse = { ...study, ending: withoutOffers(few), ...more };
    const fit = fitAssociations(sparse, stretchesOf(sparse, { lag: 0, withBackfilled: true }), 'OFFER');
    if (!('fit' in fit)) throw new Error(fit.whyNot);
    return fit;
  };

  it('an adjustment for a few who had no offer is left out, and the rest is told', () => {
    const few = firstTwelve((at) => study.tier[at] === 3);
    const { exposures, adjustedFor } = sparseOf(few, { tier: study.tier.map((tier, at) => (few.has(at) ? 0 : tier)) });
    expect(exposures).toHaveLength(3);
    expect(adjustedFor).toEqual(NEVER_UNKNOWN);
  });

  it('so is one where the few are those with whom the others are compared', () => {
    const few = firstTwelve((at) => study.tier[at] === 2);
    const tier = study.tier.map((each, at) => (each === 2 && !few.has(at) ? 0 : each));
    expect(sparseOf(few, { tier }).adjustedFor).toEqual(NEVER_UNKNOWN);
  });

  it('and so are two of them', () => {
    const few = firstTwelve((at) => study.tier[at] === 3);
    const { adjustedFor } = sparseOf(few, {
      tier: study.tier.map((tier, at) => (few.has(at) ? 0 : tier)),
      readiness: study.readiness.map((score, at) => (few.has(at) && at % 2 === 0 ? NaN : score)),
    });
    expect(adjustedFor).toEqual(NEVER_UNKNOWN);
  });
});

describe('outcomes that come to light unequally', () => {
  it('are noticed beyond ten points', () => {
    expect(knownApartOf(study, 1, 10)).toMatchObject({ exposure: 'STATUS_CHECK', differ: false });
    // Of every third prospect without a call the end never came to light.
    const known = study.known.map((day, at) => (study.firstDone[1]![at]! > 14 && at % 3 === 0 ? NEVER : day));
    expect(knownApartOf({ ...study, known }, 1, 10)).toMatchObject({ differ: true });
  });

  it('are known from the day on which they were heard of, not from that of the decision', () => {
    // Without a check everything that was decided after two weeks was heard of on day 90 only.
    const isLate = (at: number): boolean => study.firstDone[1]![at]! > 14 && study.days[at]! > 14;
    const known = study.known.map((day, at) => (isLate(at) && day !== NEVER ? 90 : day));
    expect(knownApartOf({ ...study, known }, 1, 10)).toMatchObject({ without: 0, differ: true });
  });

  it('are known only where something was heard: silence is not', () => {
    const isSilent = (at: number): boolean => study.firstDone[1]![at]! > 14 && study.days[at]! > 14;
    const silence = ENDINGS.indexOf('NO_RESPONSE');
    const ending = study.ending.map((each, at) => (isSilent(at) && each > 0 ? silence : each));
    const known = study.known.map((day, at) => (isSilent(at) ? NEVER : day));
    expect(knownApartOf({ ...study, ending, known }, 1, 10)).toMatchObject({ without: 0, differ: true });
  });

  it('are asked of those only who were watched for as long: of the others just the quick ones are known', () => {
    const short = {
      ...study,
      days: study.days.map((day) => Math.min(59, day)),
      ending: study.ending.map((each, at) => (study.days[at]! > 59 ? 0 : each)),
      watched: study.watched.map((day) => Math.min(59, day)),
    };
    expect(knownApartOf(short, 1, 10)).toMatchObject({ withIt: null, without: null });
  });
});
