import { relativeRisks, riskSetsOf, type RiskSets } from './risk-sets.js';
import type { RiskTimes } from './risk-times.js';
import type { StartStopRows } from './rows.js';
import { addCross, tiedTermsOf, type TiedTerms, type Ties } from './tied-terms.js';

/** The partial likelihood at one value of the coefficients, with its derivatives. */
export interface Likelihood {
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  /** U = sum over events of x - sum of xbar_l. */
  readonly score: Float64Array;
  /** I, `width` times `width`, row by row. */
  readonly information: Float64Array;
  readonly sets: RiskSets;
  readonly terms: TiedTerms;
}

/** Who is asked, when, and how ties are treated: what stays the same from one step of the search to the next. */
export interface Question {
  readonly rows: StartStopRows;
  readonly times: RiskTimes;
  readonly ties: Ties;
}

/**
 * log L = sum over events of x'b - sum of log s0_l (Efron 1977; Andersen and Gill 1982). The information is taken row by row:
 * I = sum of w x x' - sum of xbar_l xbar_l', where w is the hazard that the row went through. So no sum of x x' is kept per time.
 */
export function likelihoodAt({ rows, times, ties }: Question, coefficients: Float64Array): Likelihood {
  const sets = riskSetsOf(rows, times, relativeRisks(rows, coefficients));
  const terms = tiedTermsOf(sets, rows.width, ties);
  const score = scoreOf(sets, terms, rows.width);
  const happened = sumsOver(sets.eventCovariates, rows.width);
  const logLikelihood = happened.reduce((sum, x, at) => sum + x * coefficients[at]!, 0) - terms.logRisk;
  return { coefficients, logLikelihood, score, information: informationOf(rows, times, sets, terms), sets, terms };
}

function scoreOf({ eventCovariates }: RiskSets, { means }: TiedTerms, width: number): Float64Array {
  const expected = sumsOver(means, width);
  return sumsOver(eventCovariates, width).map((sum, at) => sum - expected[at]!);
}

const sumsOver = (perTime: Float64Array, width: number): Float64Array => {
  const sums = new Float64Array(width);
  for (let at = 0; at < perTime.length; at++) sums[at % width]! += perTime[at]!;
  return sums;
};

function informationOf(rows: StartStopRows, times: RiskTimes, sets: RiskSets, terms: TiedTerms): Float64Array {
  const { width } = rows;
  const hazards = hazardsThrough(rows, times, sets, terms);
  const sums = terms.crossMeans.map((sum) => -sum);
  for (let row = 0; row < rows.count; row++)
    if (hazards[row] !== 0) addCross(sums, rows.covariates, row * width, hazards[row]!);
  for (let line = 0; line < width; line++)
    for (let column = line + 1; column < width; column++) sums[line * width + column] = sums[column * width + line]!;
  return sums;
}

/** r times the baseline hazard of the times at which the row was at risk: the number of events expected of it. */
export function hazardsThrough(
  { count, event }: StartStopRows,
  { first, end }: RiskTimes,
  { risks }: RiskSets,
  { hazard, spared }: TiedTerms,
): Float64Array {
  const before = runningSums(hazard, 1);
  const hazards = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    if (first[row] === end[row]) continue;
    const own = event[row] === 1 ? spared[end[row]! - 1]! : 0;
    hazards[row] = risks[row]! * (before[end[row]!]! - before[first[row]!]! - own);
  }
  return hazards;
}

/** Sums of all before each place, for vectors of `width`; one place more than there are values. */
export function runningSums(values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(values.length + width);
  for (let at = 0; at < values.length; at++) sums[at + width] = sums[at]! + values[at]!;
  return sums;
}
