import { designEffect } from '../../analytics/domain/design-effect.js';
import type { Distributions } from '../../analytics/domain/distributions.js';
import {
  detectableProportion,
  powerOfTwoProportions,
  sizeForTwoProportions,
} from '../../analytics/domain/two-proportion-power.js';
import { finalAlpha, FEWEST_STUDENTS, type StoppingRule } from './trial.js';

/** What a center's own past says; null where it has too little of it. */
export interface Basis {
  /** Students with interviews in the past year, and their prospects. */
  readonly students: number;
  readonly prospects: number;
  /** Share of prospects with an offer by the primary day. */
  readonly baseRate: number | null;
  readonly prospectsPerStudent: number | null;
  /** Standard deviation of the prospects of a student over their mean. */
  readonly sizeVariation: number | null;
  readonly intraStudentCorrelation: number | null;
  /** Students of the cohorts who could be enrolled now. */
  readonly eligibleStudents: number;
}

export interface Wish {
  readonly primaryDay: number;
  readonly alpha: number;
  readonly stoppingRule: StoppingRule;
  readonly minimalDifference: number;
}

export interface Expectation {
  readonly basis: Basis;
  readonly baseRate: number;
  readonly prospectsPerStudent: number;
  readonly designEffect: number;
  /** Prospects that each arm needs to find the minimal difference in 80 of 100 trials. */
  readonly neededPerArm: number;
  /** Prospects that each arm can expect. */
  readonly expectedPerArm: number;
  /** Chance to find the minimal difference with what can be expected. */
  readonly power: number;
  /** Smallest difference that is found in 80 of 100 trials with what can be expected; null: none is. */
  readonly detectableDifference: number | null;
  /** Standard error of the difference that can be expected at the end. */
  readonly plannedError: number;
  readonly sentences: readonly string[];
}

/** Taken where the center's own past says too little, and then said so. */
const ASSUMED = { baseRate: 0.35, prospectsPerStudent: 4, sizeVariation: 0.5, correlation: 0.05 } as const;
const POWER = 0.8;
/** Differences of this size are what a policy can bring about if calls do good: a hazard ratio of 1.35 came to it. */
const REALISTIC = 0.02;

/** What can be expected of a trial before it starts, in figures and in plain words. */
export function expectationOf(basis: Basis, wish: Wish, normal: Distributions): Expectation {
  const alpha = finalAlpha(wish.alpha, wish.stoppingRule);
  const baseRate = basis.baseRate ?? ASSUMED.baseRate;
  const prospectsPerStudent = basis.prospectsPerStudent ?? ASSUMED.prospectsPerStudent;
  const effect = designEffect(
    prospectsPerStudent,
    basis.sizeVariation ?? ASSUMED.sizeVariation,
    basis.intraStudentCorrelation ?? ASSUMED.correlation,
  );
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

function sentencesOf(e: Omit<Expectation, 'sentences'>, wish: Wish, realisticPower: number): readonly string[] {
  const aim = points(wish.minimalDifference);
  return [
    baseSentence(e, wish.primaryDay),
    `To find a difference of ${aim} in 80 of 100 such trials, each arm needs ${count(e.neededPerArm)} prospects; that allows for the likeness of one student's prospects (times ${e.designEffect.toFixed(2)}).`,
    `${count(e.basis.eligibleStudents)} students can be enrolled now; with ${e.prospectsPerStudent.toFixed(1)} prospects each, about ${count(e.expectedPerArm)} come to each arm.`,
    `With these the trial finds ${aim} in ${outOf100(e.power)} of 100 such trials, and ${points(REALISTIC)}, which is what a call policy may realistically bring, in ${outOf100(realisticPower)} of 100.`,
    ...(e.detectableDifference === null
      ? []
      : [`The smallest difference it finds in 80 of 100 is ${points(e.detectableDifference)}.`]),
    verdictOf(e.power),
  ];
}

const baseSentence = ({ basis, baseRate }: Omit<Expectation, 'sentences'>, day: number): string =>
  basis.baseRate === null
    ? `This center has too little of its own past to go by (${basis.students} of ${FEWEST_STUDENTS} students with interviews in the past year), so it is assumed that ${percent(baseRate)} of prospects have an offer by day ${day}.`
    : `In the past year ${percent(baseRate)} of this center's prospects had an offer by day ${day} (${count(basis.prospects)} prospects of ${count(basis.students)} students).`;

const verdictOf = (power: number): string => {
  if (power >= POWER) return 'The trial is large enough for the difference you are interested in.';
  return power >= 0.5
    ? 'The trial is somewhat small: a difference of this size it may well miss.'
    : 'Expect an honest but inconclusive answer: the trial will most likely not tell whether there is a difference of this size.';
};

const count = (number: number): string => Math.round(number).toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const points = (difference: number): string => `${(100 * difference).toFixed(1)} points`;
const outOf100 = (power: number): number => Math.round(100 * power);
