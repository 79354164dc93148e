import { cohortLevelTest } from '../../analytics/domain/cohort-level-test.js';
import { type Distributions, twoSidedNormal } from '../../analytics/domain/distributions.js';
import { type Estimate, fromEstimate, estimated, notEstimable } from '../../analytics/domain/estimate.js';
import {
  armDifference,
  type ArmDifference,
  type IncidenceDifference,
  type StratumArms,
  standardisedDifference,
} from '../../analytics/domain/incidence-difference.js';
import {
  type ClusteredSpells,
  estimateIncidence,
  incidenceCurveOf,
  type IncidenceEstimate,
} from '../../analytics/domain/incidence-estimate.js';
import { symmetricInterval } from '../../analytics/domain/interval.js';
import { grouped } from '../../kernel/grouped.js';
import type { Arm } from './trial.js';
import {
  CAUSES,
  OFFER,
  ofArm,
  prospectSpells,
  REJECTION,
  studentSpells,
  type TrialProspect,
  type TrialStudent,
} from './trial-data.js';
import type { ArmShare, Comparison, ComparisonMethod } from './trial-result.js';

/** With fewer students in an arm of a cohort, differences within cohorts are too rough to be averaged. */
const FEWEST_PER_COHORT_ARM = 10;

/** Which question: its place among the questions, the outcome, and by which day. */
export type Question = Pick<Comparison, 'role' | 'outcome' | 'day'>;

const CAUSE_OF = { OFFER, REJECTION } as const;

/** Intention to treat: all prospects as their student was assigned, standardised over cohorts where those are large enough. */
export function compareProspects(
  prospects: readonly TrialProspect[],
  question: Question,
  z: number,
  distributions: Distributions,
): Comparison {
  const [control, treatment] = [ofArm(prospects, 'CONTROL'), ofArm(prospects, 'TREATMENT')].map(prospectSpells);
  const asked = { cause: CAUSE_OF[question.outcome], causes: CAUSES.length, day: question.day };
  const plain = armDifference(treatment!, control!, asked, z);
  const strata = strataOf(prospects);
  const within = strata && standardisedDifference(strata, asked, z);
  if (within?.status !== 'estimated') return comparisonOf(question, 'PLAIN', plain, plain, distributions);
  return comparisonOf(question, 'STANDARDISED', within, plain, distributions);
}

/** Free of how many interviews a student has, and of their likeness: the first offer of each student since enrolment. */
export const compareStudents = (
  students: readonly TrialStudent[],
  question: Question,
  z: number,
  distributions: Distributions,
): Comparison => {
  const [control, treatment] = [ofArm(students, 'CONTROL'), ofArm(students, 'TREATMENT')].map(studentSpells);
  const found = armDifference(treatment!, control!, { cause: OFFER, causes: 1, day: question.day }, z);
  return comparisonOf(question, 'PER_STUDENT', found, found, distributions);
};

/** One figure per cohort, compared by a t-test: what was assigned is what is counted. */
export function compareCohorts(
  prospects: readonly TrialProspect[],
  question: Question,
  z: number,
  distributions: Distributions,
): Comparison {
  const level = 1 - 2 * distributions.normalBelow(-z);
  const figures = (arm: Arm) => cohortFigures(ofArm(prospects, arm), question);
  const found = fromEstimate(figures('TREATMENT'), (treatment) =>
    fromEstimate(figures('CONTROL'), (control) => cohortLevelTest(treatment, control, distributions)),
  );
  const blank = { ...question, method: 'COHORT_LEVEL', control: null, treatment: null } as const;
  if (found.status === 'not_estimable') return { ...blank, ...nothing(found.reason) };
  const { difference, standardError, degreesOfFreedom, pValue } = found.value;
  const quantile = distributions.studentQuantile((1 + level) / 2, degreesOfFreedom);
  return {
    ...blank,
    ...symmetricInterval(difference, standardError, quantile),
    difference,
    pValue,
    notEstimable: null,
  };
}

function cohortFigures(arm: readonly TrialProspect[], { outcome, day }: Question): Estimate<readonly number[]> {
  const figures: number[] = [];
  for (const cohort of grouped(arm, ({ cohortId }) => cohortId).values()) {
    const spells = prospectSpells(cohort);
    const found = estimateIncidence(spells, incidenceCurveOf(spells, CAUSES.length), CAUSE_OF[outcome], day);
    if (found.status === 'not_estimable') return notEstimable(`In one cohort: ${found.reason}`);
    figures.push(found.value.probability);
  }
  return estimated(figures);
}

/** Null: a cohort has too few students in an arm. */
function strataOf(prospects: readonly TrialProspect[]): readonly StratumArms[] | null {
  const strata: { treated: ClusteredSpells; control: ClusteredSpells }[] = [];
  for (const cohort of grouped(prospects, ({ cohortId }) => cohortId).values()) {
    const [control, treated] = [ofArm(cohort, 'CONTROL'), ofArm(cohort, 'TREATMENT')];
    if (Math.min(studentsIn(control), studentsIn(treated)) < FEWEST_PER_COHORT_ARM) return null;
    strata.push({ treated: prospectSpells(treated), control: prospectSpells(control) });
  }
  return strata;
}

const studentsIn = (prospects: readonly TrialProspect[]): number =>
  new Set(prospects.map(({ studentId }) => studentId)).size;

function comparisonOf(
  question: Question,
  method: ComparisonMethod,
  found: Estimate<IncidenceDifference>,
  arms: Estimate<ArmDifference>,
  distributions: Distributions,
): Comparison {
  const control = arms.status === 'estimated' ? shareOf(arms.value.control) : null;
  const treatment = arms.status === 'estimated' ? shareOf(arms.value.treated) : null;
  const shares = { ...question, method, control, treatment };
  if (found.status === 'not_estimable') return { ...shares, ...nothing(found.reason) };
  const { difference, standardError, interval } = found.value;
  const pValue = standardError > 0 ? twoSidedNormal(distributions, difference / standardError) : null;
  return { ...shares, difference, ...interval, pValue, notEstimable: null };
}

const shareOf = ({ probability, interval, spells }: IncidenceEstimate): ArmShare => ({
  probability,
  ...interval,
  cases: spells,
});

export const nothing = (notEstimableBecause: string) => ({
  difference: null,
  lower: null,
  upper: null,
  pValue: null,
  notEstimable: notEstimableBecause,
});
