import type { RiskSets } from './risk-sets.js';

export const TIES = ['EFRON', 'BRESLOW'] as const;
/** How events on the same day are put in order: Efron lets them leave one after the other on average, Breslow all at the end. */
export type Ties = (typeof TIES)[number];

/**
 * What the d events of each time add up to. With l = 0 ... d-1, f = l/d (Efron) or 0 (Breslow), s0_l = S0 - f E0 and
 * xbar_l = (S1 - f E1) / s0_l.
 */
export interface TiedTerms {
  /** sum of log s0_l over all times. */
  readonly logRisk: number;
  /** Of each time: sum of 1/s0_l, the step of the baseline hazard, and sum of f/s0_l, of which those with the event are spared. */
  readonly hazard: Float64Array;
  readonly spared: Float64Array;
  /** Of each time and covariate: sum of xbar_l, of xbar_l/s0_l and of f xbar_l/s0_l. */
  readonly means: Float64Array;
  readonly hazardMeans: Float64Array;
  readonly sparedMeans: Float64Array;
  /** sum of xbar_l xbar_l' over all times, lower triangle, row by row. */
  readonly crossMeans: Float64Array;
}

export function tiedTermsOf(sets: RiskSets, width: number, ties: Ties): TiedTerms {
  const length = sets.s0.length;
  const terms = {
    logRisk: 0,
    hazard: new Float64Array(length),
    spared: new Float64Array(length),
    means: new Float64Array(length * width),
    hazardMeans: new Float64Array(length * width),
    sparedMeans: new Float64Array(length * width),
    crossMeans: new Float64Array(width * width),
  };
  const mean = new Float64Array(width);
  for (let place = 0; place < length; place++) {
    const events = sets.events[place]!;
    for (let earlier = 0; earlier < events; earlier++) {
      const gone = ties === 'EFRON' ? earlier / events : 0;
      const risk = sets.s0[place]! - gone * sets.e0[place]!;
      terms.logRisk += Math.log(risk);
      terms.hazard[place]! += 1 / risk;
      terms.spared[place]! += gone / risk;
      for (let at = 0; at < width; at++) {
        const cell = place * width + at;
        mean[at] = (sets.s1[cell]! - gone * sets.e1[cell]!) / risk;
        terms.means[cell]! += mean[at]!;
        terms.hazardMeans[cell]! += mean[at]! / risk;
        terms.sparedMeans[cell]! += (gone * mean[at]!) / risk;
      }
      addCross(terms.crossMeans, mean, 0, 1);
    }
  }
  return terms;
}

/** Adds `weight` x x' of the vector that begins at `from`; only the lower triangle. */
export function addCross(sums: Float64Array, vectors: Float64Array, from: number, weight: number): void {
  const width = Math.sqrt(sums.length);
  for (let line = 0; line < width; line++) {
    const weighted = weight * vectors[from + line]!;
    for (let column = 0; column <= line; column++) sums[line * width + column]! += weighted * vectors[from + column]!;
  }
}
