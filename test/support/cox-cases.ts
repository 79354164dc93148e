import { factorOf, inverseForm } from '../../src/analytics/domain/cox/positive-definite.js';
import type { CoxFit } from '../../src/analytics/domain/cox/fit.js';
import { twoSidedNormal } from '../../src/analytics/domain/distributions.js';
import { DISTRIBUTIONS } from '../../src/analytics/special-functions.js';
import type { StartStopRows } from '../../src/analytics/domain/cox/rows.js';
import type { Row } from './golden.js';

/** One `coxph` of R with its answer; the names are those of the files. */
export interface CoxCase {
  readonly id: string;
  readonly input: string;
  readonly time: string;
  readonly start: string | null;
  readonly event: string;
  readonly event_code: number;
  readonly x: readonly string[];
  readonly strata: string | null;
  readonly cluster: string | null;
  readonly ties: 'efron' | 'breslow';
  readonly n: number;
  readonly n_event: number;
  readonly coef: readonly number[];
  readonly hr: readonly number[];
  readonly se_model: readonly number[];
  readonly se_robust: readonly number[] | null;
  readonly z: readonly number[];
  readonly hr_ci95: { readonly lower: readonly number[]; readonly upper: readonly number[] };
  readonly var_model: readonly (readonly number[])[];
  readonly var_robust: readonly (readonly number[])[] | null;
  readonly loglik_null: number;
  readonly loglik: number;
  readonly lr_test: { readonly chisq: number };
  readonly score_test: { readonly chisq: number };
  readonly robust_score_test: { readonly chisq: number } | null;
  readonly baseline_cumhaz?: {
    readonly time: readonly number[];
    readonly by_stratum: readonly { readonly stratum: string; readonly value: readonly number[] }[];
  };
}

/** The rows of a case in typed arrays, and the names of its strata in order. */
export const coxRowsOf = (
  lines: readonly Row[],
  wanted: Pick<CoxCase, 'time' | 'start' | 'event' | 'event_code' | 'x' | 'strata' | 'cluster'>,
): { rows: StartStopRows; strata: readonly string[] } => {
  const column = (name: string): Float64Array => Float64Array.from(lines, (line) => Number(line[name]));
  const strata = [...new Set(lines.map((line) => (wanted.strata ? line[wanted.strata]! : 'all')))].toSorted();
  const clusters = new Map<string, number>();
  const clusterOf = (line: Row, at: number): number => {
    const name = wanted.cluster ? line[wanted.cluster]! : String(at);
    return clusters.get(name) ?? clusters.set(name, clusters.size).get(name)!;
  };
  const rows: StartStopRows = {
    count: lines.length,
    start: wanted.start ? column(wanted.start) : new Float64Array(lines.length).fill(-Infinity),
    stop: column(wanted.time),
    event: Uint8Array.from(lines, (line) => (Number(line[wanted.event]) === wanted.event_code ? 1 : 0)),
    stratum: Int32Array.from(lines, (line) => strata.indexOf(wanted.strata ? line[wanted.strata]! : 'all')),
    cluster: Int32Array.from(lines, clusterOf),
    covariates: Float64Array.from(lines.flatMap((line) => wanted.x.map((name) => Number(line[name])))),
    width: wanted.x.length,
  };
  return { rows, strata };
};

const Z = 1.959963984540054;
const diagonal = (matrix: Float64Array, width: number): number[] =>
  Array.from({ length: width }, (_, at) => matrix[at * (width + 1)]!);

/** Every figure of a fit under the name that the files give it, in lists. */
export const figuresOf = (fit: CoxFit, wanted: CoxCase, strata: readonly string[]): Record<string, number[]> => {
  const { coefficients, modelVariance, robustVariance, logLikelihood, scoreTest } = fit;
  const aboveChiSquare = (x: number): number => DISTRIBUTIONS.chiSquareAbove(x, coef.length);
  const ratio = 2 * (logLikelihood.atFit - logLikelihood.atZero);
  const coef = [...coefficients];
  const errorsOf = (variance: Float64Array) => diagonal(variance, coef.length).map(Math.sqrt);
  const chosen = wanted.cluster ? robustVariance : modelVariance;
  const used = errorsOf(chosen);
  return {
    coef,
    hr: coef.map(Math.exp),
    se_model: errorsOf(modelVariance),
    var_model: [...modelVariance],
    ...(wanted.cluster && { se_robust: errorsOf(robustVariance), var_robust: [...robustVariance] }),
    z: coef.map((value, at) => value / used[at]!),
    p: coef.map((value, at) => twoSidedNormal(DISTRIBUTIONS, value / used[at]!)),
    'hr_ci95.lower': coef.map((value, at) => Math.exp(value - Z * used[at]!)),
    'hr_ci95.upper': coef.map((value, at) => Math.exp(value + Z * used[at]!)),
    loglik_null: [logLikelihood.atZero],
    loglik: [logLikelihood.atFit],
    'lr_test.chisq': [ratio],
    'lr_test.p': [aboveChiSquare(ratio)],
    'score_test.chisq': [scoreTest.model],
    'score_test.p': [aboveChiSquare(scoreTest.model)],
    'wald_test.chisq': [waldOf(coefficients, chosen)],
    'wald_test.p': [aboveChiSquare(waldOf(coefficients, chosen))],
    ...(wanted.cluster && scoreTest.robust !== null && { 'robust_score_test.chisq': [scoreTest.robust] }),
    ...(wanted.baseline_cumhaz && { baseline_cumhaz: baselineOf(fit, wanted, strata) }),
  };
};

const waldOf = (coefficients: Float64Array, variance: Float64Array): number => {
  const factor = factorOf(variance);
  return 'lower' in factor ? inverseForm(factor.lower, coefficients) : NaN;
};

const baselineOf = ({ baseline }: CoxFit, { baseline_cumhaz }: CoxCase, strata: readonly string[]): number[] =>
  baseline_cumhaz!.by_stratum.flatMap(({ stratum }) => {
    const { times, cumulativeHazard } = baseline[strata.indexOf(stratum)]!;
    return baseline_cumhaz!.time.map((time) => cumulativeHazard[times.findLastIndex((each) => each <= time)] ?? 0);
  });

/** What the file says, in the same shape. */
export const expectedOf = (wanted: CoxCase, name: string): number[] => {
  if (name === 'baseline_cumhaz') return wanted.baseline_cumhaz!.by_stratum.flatMap(({ value }) => [...value]);
  const found = name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], wanted);
  return [found].flat(3) as number[];
};
