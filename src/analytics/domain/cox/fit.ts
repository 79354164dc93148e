import { type Likelihood, type Question } from './likelihood.js';
import { maximise } from './newton.js';
import { factorOf, inverseForm, inverseOf } from './positive-definite.js';
import { riskTimesOf } from './risk-times.js';
import { robustVariance, spreadOfScores } from './robust-variance.js';
import { centredAt, meansOf, type StartStopRows } from './rows.js';
import type { Ties } from './tied-terms.js';

/** Beyond these a covariate tells the events from the others without exception, and the estimate runs away. */
const LARGEST_COEFFICIENT = 10;
const LARGEST_ERROR = 5;

export interface CoxFit {
  readonly status: 'estimated';
  /** Log hazard ratios, per unit of each covariate. */
  readonly coefficients: Float64Array;
  /** I^-1 and the sandwich by cluster; `width` times `width`, row by row. */
  readonly modelVariance: Float64Array;
  readonly robustVariance: Float64Array;
  readonly logLikelihood: { readonly atZero: number; readonly atFit: number };
  /** U' I^-1 U at 0, and the same with the spread of the clusters' scores in the place of I: chi-square on `width` degrees. */
  readonly scoreTest: { readonly model: number; readonly robust: number | null };
  /** Steps of the cumulative hazard of somebody whose covariates are all 0: per stratum, at its event times in days. */
  readonly baseline: readonly { readonly times: Float64Array; readonly cumulativeHazard: Float64Array }[];
}

export interface NotEstimable {
  readonly status: 'not_estimable';
  readonly reason: 'NO_EVENTS' | 'COLLINEAR' | 'SEPARATED' | 'NO_CONVERGENCE';
  /** Place of the covariate at fault, the last one where any of several is; null: no single one is. */
  readonly covariate: number | null;
}

/**
 * Cause-specific Cox regression (Andersen and Gill 1982): hazard of row x in stratum s = h_s(t) exp(x'b). Other causes end the
 * time at risk. In R: coxph(Surv(start, stop, event) ~ x + strata(stratum), ties = 'efron', cluster = cluster); the golden files
 * hold its answers.
 */
export function fitCox(
  rows: StartStopRows,
  { ties = 'EFRON', tolerance = 1e-9 }: { readonly ties?: Ties; readonly tolerance?: number } = {},
): CoxFit | NotEstimable {
  if (!rows.event.includes(1)) return notEstimable('NO_EVENTS', null);
  const means = meansOf(rows);
  const question: Question = { rows: centredAt(rows, means), times: riskTimesOf(rows), ties };
  const search = maximise(question, tolerance);
  if ('dependentColumn' in search) return notEstimable('COLLINEAR', search.dependentColumn);
  if ('lost' in search) return lostAt(search.lost);
  const factor = factorOf(search.found.information);
  if ('dependentColumn' in factor) return notEstimable('SEPARATED', factor.dependentColumn);
  const modelVariance = inverseOf(factor.lower);
  const separated = runawayOf(search.found.coefficients, modelVariance);
  if (separated !== -1) return notEstimable('SEPARATED', separated);
  return {
    status: 'estimated',
    coefficients: search.found.coefficients,
    modelVariance,
    robustVariance: robustVariance(question, search.found, modelVariance),
    logLikelihood: { atZero: search.start.logLikelihood, atFit: search.found.logLikelihood },
    scoreTest: scoreTestOf(question, search.start),
    baseline: baselineOf(question, search.found, means),
  };
}

const notEstimable = (reason: NotEstimable['reason'], covariate: number | null): NotEstimable => ({
  status: 'not_estimable',
  reason,
  covariate,
});

const runawayOf = (coefficients: Float64Array, variance: Float64Array): number =>
  coefficients.findLastIndex(
    (value, at) => isFar(value) || Math.sqrt(variance[at * (coefficients.length + 1)]!) > LARGEST_ERROR,
  );

/** One that tells the events from the others may run so far in a step or two that the search cannot go on. */
function lostAt({ coefficients }: Likelihood): NotEstimable {
  const runaway = coefficients.findLastIndex(isFar);
  return runaway === -1 ? notEstimable('NO_CONVERGENCE', null) : notEstimable('SEPARATED', runaway);
}

const isFar = (coefficient: number): boolean => Math.abs(coefficient) > LARGEST_COEFFICIENT;

function scoreTestOf(question: Question, start: Likelihood): CoxFit['scoreTest'] {
  return {
    model: inverseFormOf(start.information, start.score)!,
    robust: inverseFormOf(spreadOfScores(question, start), start.score),
  };
}

/** Null: the matrix has no inverse, as with fewer clusters than covariates. */
const inverseFormOf = (matrix: Float64Array, vector: Float64Array): number | null => {
  const factor = factorOf(matrix);
  return 'lower' in factor ? inverseForm(factor.lower, vector) : null;
};

/** The fit's zero is the mean of the covariates; that of the answer is a person with 0 everywhere. */
function baselineOf({ times }: Question, { coefficients, terms }: Likelihood, means: Float64Array): CoxFit['baseline'] {
  const toZero = Math.exp(-means.reduce((sum, mean, at) => sum + mean * coefficients[at]!, 0));
  return Array.from({ length: times.begins.length - 1 }, (_, stratum) => {
    const [from, to] = [times.begins[stratum]!, times.begins[stratum + 1]!];
    let sum = 0;
    return {
      times: times.times.subarray(from, to),
      cumulativeHazard: terms.hazard.slice(from, to).map((step) => (sum += step * toZero)),
    };
  });
}
