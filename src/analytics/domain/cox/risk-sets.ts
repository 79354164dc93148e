import type { RiskTimes } from './risk-times.js';
import type { StartStopRows } from './rows.js';

/**
 * What the likelihood needs of each event time: sums over those at risk (S) and over those with the event (E), of the relative
 * risk r = exp(x'b) and of r x.
 */
export interface RiskSets {
  readonly risks: Float64Array;
  readonly s0: Float64Array;
  readonly s1: Float64Array;
  readonly e0: Float64Array;
  readonly e1: Float64Array;
  /** Number of events, and their covariates added up. */
  readonly events: Float64Array;
  readonly eventCovariates: Float64Array;
}

/** r = exp(x'b) of each row. */
export function relativeRisks({ count, covariates, width }: StartStopRows, coefficients: Float64Array): Float64Array {
  const risks = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let linear = 0;
    for (let at = 0; at < width; at++) linear += covariates[row * width + at]! * coefficients[at]!;
    risks[row] = Math.exp(linear);
  }
  return risks;
}

/**
 * Scatters each row to the two ends of its time at risk and adds up from the last time backwards: one pass over the rows in any
 * order and one over the times. Backwards, because nearly every row begins at day 0 and then needs nothing taken away.
 */
export function riskSetsOf(rows: StartStopRows, times: RiskTimes, risks: Float64Array): RiskSets {
  const length = times.times.length;
  const { width } = rows;
  const sets: RiskSets = {
    risks,
    s0: new Float64Array(length),
    s1: new Float64Array(length * width),
    e0: new Float64Array(length),
    e1: new Float64Array(length * width),
    events: new Float64Array(length),
    eventCovariates: new Float64Array(length * width),
  };
  scatter(rows, times, sets);
  addUpBackwards(times.begins, width, sets);
  return sets;
}

function scatter(rows: StartStopRows, { begins, first, end }: RiskTimes, sets: RiskSets): void {
  const { covariates, width } = rows;
  for (let row = 0; row < rows.count; row++) {
    if (first[row] === end[row]) continue;
    const risk = sets.risks[row]!;
    const last = end[row]! - 1;
    add(sets.s0, sets.s1, last, risk, covariates, row, width);
    if (first[row]! > begins[rows.stratum[row]!]!)
      add(sets.s0, sets.s1, first[row]! - 1, -risk, covariates, row, width);
    if (rows.event[row] !== 1) continue;
    add(sets.e0, sets.e1, last, risk, covariates, row, width);
    add(sets.events, sets.eventCovariates, last, 1, covariates, row, width);
  }
}

function add(
  sums: Float64Array,
  sumsOfX: Float64Array,
  place: number,
  weight: number,
  covariates: Float64Array,
  row: number,
  width: number,
): void {
  sums[place]! += weight;
  const to = place * width;
  const from = row * width;
  for (let at = 0; at < width; at++) sumsOfX[to + at]! += weight * covariates[from + at]!;
}

function addUpBackwards(begins: Int32Array, width: number, { s0, s1 }: RiskSets): void {
  for (let stratum = 0; stratum + 1 < begins.length; stratum++)
    for (let place = begins[stratum + 1]! - 2; place >= begins[stratum]!; place--) {
      s0[place]! += s0[place + 1]!;
      for (let at = place * width; at < (place + 1) * width; at++) s1[at]! += s1[at + width]!;
    }
}
