import { designEffect } from '../../analytics/domain/design-effect.js';
import type { Distributions } from '../../analytics/domain/distributions.js';
import {
  detectableProportion,
  powerOfTwoProportions,
  sizeForTwoProportions,
} from '../../analytics/domain/two-proportion-power.js';
import { cohortsAdd, strictAlpha } from './cohort-design.js';
import { ASSUMED, type Basis, type Expectation, POWER, REALISTIC, type Wish } from './expectation.js';
import { sentencesOf } from './expectation-words.js';
import { finalAlpha } from './trial.js';

/** What can be expected of a trial before it starts, in figures and in plain words. */
export function expectationOf(basis: Basis, wish: Wish, normal: Distributions): Expectation {
  const isOfCohorts = wish.unit === 'COHORT';
  const alpha = isOfCohorts ? strictAlpha(finalAlpha(wish), basis.cohorts, normal) : finalAlpha(wish);
  const baseRate = wish.baseRate ?? basis.baseRate?.probability ?? ASSUMED.baseRate;
  const prospectsPerStudent = basis.prospectsPerStudent ?? ASSUMED.prospectsPerStudent;
  const ofStudents = designEffect(
    prospectsPerStudent,
    basis.sizeVariation ?? ASSUMED.sizeVariation,
    basis.intraStudentCorrelation ?? ASSUMED.correlation,
  );
  const effect = isOfCohorts ? ofStudents + cohortsAdd(basis, prospectsPerStudent) : ofStudents;
  // Upwards as long as there is room; the same distance from the base rate otherwise.
  const tried = (difference: number) =>
    baseRate + difference < 1 ? baseRate + difference : Math.max(0, baseRate - difference);
  const wanted = tried(wish.minimalDifference);
  const needed = sizeForTwoProportions(baseRate, wanted, POWER, alpha, normal);
  const expectedPerArm = Math.floor((basis.eligibleStudents / 2) * prospectsPerStudent);
  const informative = expectedPerArm / effect;
  const powerFor = (rate: number) => powerOfTwoProportions(informative, baseRate, rate, alpha, normal);
  const found = detectableProportion(informative, baseRate, POWER, alpha, normal);
  const expectation = {
    basis,
    notEligible: basis.notEligible,
    baseRate,
    prospectsPerStudent,
    designEffect: effect,
    neededPerArm: Math.ceil(needed * effect),
    expectedPerArm,
    power: powerFor(wanted),
    detectableDifference: found === null ? null : found - baseRate,
    // With nobody to expect the interval is tuned to what would be needed.
    plannedError: Math.sqrt((2 * baseRate * (1 - baseRate)) / (informative > 0 ? informative : needed)),
  };
  return { ...expectation, sentences: sentencesOf(expectation, wish, powerFor(tried(REALISTIC))) };
}
