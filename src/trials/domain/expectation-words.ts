import { ASSUMED, type Basis, type Expectation, type PastRate, POWER, REALISTIC, type Wish } from './expectation.js';
import { CANNOT_BE_ENROLLED } from './eligibility.js';
import { FEWEST_STUDENTS, type TrialUnit } from './trial.js';

/** Of fewer prospects that were watched to the end, each one moves the estimate by points. */
const FEWEST_WATCHED = 10;
/** Below it a trial more likely misses the difference than finds it. */
const POWER_TO_WARN = 0.5;

/** What can be expected of a trial, in words that are to be read before it is started. */
export function sentencesOf(e: Omit<Expectation, 'sentences'>, wish: Wish, realisticPower: number): readonly string[] {
  const aim = points(wish.minimalDifference);
  return [
    ...(wish.baseRate === null ? [] : [givenSentence(wish.baseRate, wish.primaryDay)]),
    ...pastSentences(e.basis, wish),
    `To find a difference of ${aim} in 80 of 100 such trials, each arm needs ${count(e.neededPerArm)} prospects; that allows for the likeness of one student's prospects${wish.unit === 'COHORT' ? ' and of one cohort' : ''} (times ${e.designEffect.toFixed(2)}).`,
    ...(wish.unit === 'COHORT' ? [cohortSentence(e.basis)] : []),
    ...notEligibleSentences(e.basis),
    eligibleSentence(e),
    `With these the trial finds ${aim} in ${outOf100(e.power)} of 100 such trials, and ${points(REALISTIC)}, which is what a call policy may realistically bring, in ${outOf100(realisticPower)} of 100.`,
    ...(e.detectableDifference === null
      ? []
      : [`The smallest difference it finds in 80 of 100 is ${points(e.detectableDifference)}.`]),
    verdictOf(e.power, wish.unit),
  ];
}

const cohortSentence = ({ cohorts }: Basis): string =>
  `Whole cohorts draw lots, and prospects of one cohort are alike; how much is not known here, so a correlation of ${ASSUMED.cohortCorrelation} is assumed. With ${cohorts} cohorts, more students in each help little; more cohorts do.`;

const givenSentence = (rate: number, day: number): string =>
  `As you gave it, ${percent(rate)} of prospects are expected to have an offer by day ${day}.`;

const pastSentences = (basis: Basis, { primaryDay, baseRate }: Wish): readonly string[] => {
  if (basis.baseRate !== null) return rateSentences(basis, basis.baseRate, { primaryDay, baseRate });
  return baseRate === null ? [assumptionSentence(basis, primaryDay)] : [];
};

function rateSentences(
  basis: Basis,
  { probability, lower, upper, watched }: PastRate,
  { primaryDay: day, baseRate }: Pick<Wish, 'primaryDay' | 'baseRate'>,
): readonly string[] {
  const limits = `95 % ${count(100 * lower)} to ${count(100 * upper)}`;
  const stillWatched = watched < FEWEST_WATCHED ? `fewer than ${FEWEST_WATCHED}` : count(watched);
  const cases = `${count(basis.prospects ?? 0)} prospects of ${count(basis.students ?? 0)} students, ${stillWatched} still watched on day ${day}`;
  return [
    `In the past year the share of this center's prospects with an offer by day ${day} is estimated at ${percent(probability)} (${limits}; ${cases}).`,
    ...(watched < FEWEST_WATCHED && baseRate === null
      ? [
          `With fewer than ${FEWEST_WATCHED} watched that long this estimate is too thin to go by: give your own base rate (\`baseRate\`).`,
        ]
      : []),
  ];
}

const assumptionSentence = (basis: Basis, day: number): string =>
  `This center has too little of its own past to go by (${whyNoRate(basis)}), so it is assumed that ${percent(ASSUMED.baseRate)} of prospects have an offer by day ${day}; if you know better, give your own base rate (\`baseRate\`).`;

/** The last one stands whether or not there is something to hide. */
const notEligibleSentences = ({ notEligible, smallestGroup }: Basis): readonly string[] => {
  const reasons = notEligible.map(({ reason, students }) => `${count(students)} ${CANNOT_BE_ENROLLED[reason]}`);
  return [
    ...(reasons.length === 0 ? [] : [`Cannot be enrolled now, in whole tens: ${reasons.join('; ')}.`]),
    `A reason is told from ${smallestGroup} students on, and where each of these cohorts has as many.`,
  ];
};

const eligibleSentence = ({ basis, prospectsPerStudent, expectedPerArm }: Omit<Expectation, 'sentences'>): string =>
  basis.eligibleStudents === 0
    ? `Fewer than ${basis.smallestGroup} students can be enrolled now, too few to be counted on.`
    : `At least ${count(basis.eligibleStudents)} students can be enrolled now, in whole tens; with ${prospectsPerStudent.toFixed(1)} prospects each, about ${count(expectedPerArm)} come to each arm.`;

const whyNoRate = ({ students, prospects, smallestGroup }: Basis): string => {
  const needed = Math.max(FEWEST_STUDENTS, smallestGroup);
  return students === null || students < needed
    ? `${students ?? `fewer than ${smallestGroup}`} of ${needed} students with interviews in the past year`
    : `nothing can be estimated from the ${count(prospects ?? 0)} prospects of the past year`;
};

const INCONCLUSIVE =
  'Expect an honest but inconclusive answer: the trial will most likely not tell whether there is a difference of this size.';

const LARGE_ENOUGH: Readonly<Record<TrialUnit, string>> = {
  STUDENT: 'The trial is large enough for the difference you are interested in.',
  COHORT:
    'Nothing is promised: if cohorts are more alike within than is assumed, the trial finds this difference less often.',
};

const verdictOf = (power: number, unit: TrialUnit): string => {
  if (power >= POWER) return LARGE_ENOUGH[unit];
  return power >= POWER_TO_WARN
    ? 'The trial is somewhat small: a difference of this size it may well miss.'
    : INCONCLUSIVE;
};

/** What whoever registers or starts a trial has to know; none where it has a fair chance. */
export const warningsOf = (
  { power, neededPerArm, expectedPerArm }: Pick<Expectation, 'power' | 'neededPerArm' | 'expectedPerArm'>,
  minimalDifference: number,
): readonly string[] =>
  power >= POWER_TO_WARN
    ? []
    : [
        `With about ${count(expectedPerArm)} prospects in each arm, of ${count(neededPerArm)} that are needed, the trial finds a difference of ${points(minimalDifference)} in only ${outOf100(power)} of 100 such trials. ${INCONCLUSIVE} More cohorts or a longer enrolment help.`,
      ];

const count = (number: number): string => Math.round(number).toLocaleString('en-US');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const points = (difference: number): string => `${(100 * difference).toFixed(1)} points`;
const outOf100 = (power: number): number => Math.round(100 * power);
