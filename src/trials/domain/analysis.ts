import type { Distributions } from '../../analytics/domain/distributions.js';
import { armFigures, worstCases } from './arm-figures.js';
import { balanceOf } from './balance.js';
import { compareCohorts, compareProspects, compareStudents, nothing, type Question } from './comparisons.js';
import { whyTooFew } from './enough.js';
import { monitor, type Plan } from './monitoring.js';
import { sentencesOf } from './result-words.js';
import { ARMS, finalAlpha, LOOKING_ALPHA, type StoppingRule, type TrialUnit } from './trial.js';
import { ofArm, type TrialData } from './trial-data.js';
import type { Comparison, TrialResult } from './trial-result.js';
import { wholeCurveTest } from './whole-curve.js';

/** What was registered and what happened since, as far as the analysis depends on it. */
export interface Analysed extends Plan {
  readonly trialId: string;
  readonly unit: TrialUnit;
  readonly alpha: number;
  readonly minimalDifference: number;
  readonly stoppingRule: StoppingRule;
  readonly asOf: string;
  /** The stopping rule let it end before its time. */
  readonly stoppedEarly: boolean;
  readonly amendments: TrialResult['amendments'];
}

const SECONDARY_DAYS = [30, 60, 90];

/** The analysis that was registered: everyone as assigned, one primary question, and the others beside it. */
export function analyse(data: TrialData, trial: Analysed, distributions: Distributions): TrialResult {
  const { trialId, unit, asOf, stoppedEarly, amendments, primaryDay, alpha, minimalDifference } = trial;
  const level = stoppedEarly ? LOOKING_ALPHA : finalAlpha(trial);
  const found = {
    trialId,
    unit,
    asOf,
    registered: { primaryDay, alpha, minimalDifference },
    stoppedEarly,
    confidence: 1 - level,
    comparisons: comparisonsOf(data, trial, -distributions.normalQuantile(level / 2), distributions),
    // Prospects of cohorts that were drawn as a whole are not independent of each other, whoever's they are.
    wholeCurve:
      unit === 'STUDENT' && whyTooFewIn(data, trial) === null ? wholeCurveTest(data.prospects, distributions) : null,
    arms: ARMS.map((arm) => armFigures(data, arm, trial)),
    balance: balanceOf(data.students, trial.smallestGroup),
    bounds: worstCases(data, trial),
    amendments,
  };
  return { ...found, sentences: sentencesOf(found) };
}

const whyTooFewIn = (
  { prospects }: TrialData,
  { smallestGroup }: Plan,
  outcome: Question['outcome'] = 'OFFER',
): string | null =>
  whyTooFew(ofArm(prospects, 'CONTROL'), smallestGroup, outcome) ??
  whyTooFew(ofArm(prospects, 'TREATMENT'), smallestGroup, outcome);

function comparisonsOf(data: TrialData, trial: Analysed, z: number, distributions: Distributions): Comparison[] {
  const compare = trial.unit === 'COHORT' ? compareCohorts : compareProspects;
  const answer = (question: Question): Comparison => {
    const short = whyTooFewIn(data, trial, question.outcome);
    return short === null ? compare(data.prospects, question, z, distributions) : refused(question, short);
  };
  const day = trial.primaryDay;
  const primary = answer({ role: 'PRIMARY', outcome: 'OFFER', day });
  // Whole cohorts were drawn, so students of one are not independent and have no comparison of their own.
  const perStudent =
    trial.unit === 'STUDENT' && whyTooFewIn(data, trial) === null
      ? [compareStudents(data.students, { role: 'CO_PRIMARY', outcome: 'OFFER', day }, z, distributions)]
      : [];
  return [
    trial.stoppedEarly ? asItStopped(primary, data, trial) : primary,
    ...perStudent,
    ...SECONDARY_DAYS.filter((other) => other !== day).map((other) =>
      answer({ role: 'SECONDARY', outcome: 'OFFER', day: other }),
    ),
    answer({ role: 'SECONDARY', outcome: 'REJECTION', day }),
  ];
}

/** A trial that was ended by looking is reported with the interval that may be looked at. */
function asItStopped(primary: Comparison, { prospects }: TrialData, trial: Analysed): Comparison {
  const seen = monitor(prospects, trial);
  if (seen.status === 'not_estimable') return { ...primary, ...nothing(seen.reason) };
  const { lower, upper } = seen.value.interval;
  return { ...primary, method: 'ALWAYS_VALID', difference: (lower + upper) / 2, lower, upper, pValue: null };
}

const refused = (question: Question, why: string): Comparison => ({
  ...question,
  method: 'PLAIN',
  control: null,
  treatment: null,
  ...nothing(why),
});
