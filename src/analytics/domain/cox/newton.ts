import { type Likelihood, likelihoodAt, type Question } from './likelihood.js';
import { factorOf, solve } from './positive-definite.js';

const MOST_STEPS = 25;
const MOST_HALVINGS = 30;

export type Search =
  | { readonly found: Likelihood; readonly start: Likelihood }
  | { readonly dependentColumn: number }
  /** No best fit was found: this is how far it went. */
  | { readonly lost: Likelihood };

/**
 * Newton's method from 0: b + I^-1 U until |1 - log L before / log L now| < tolerance. A step that would lower the likelihood is
 * halved.
 */
export function maximise(question: Question, tolerance: number): Search {
  const start = likelihoodAt(question, new Float64Array(question.rows.width));
  let now = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const factor = factorOf(now.information);
    if ('dependentColumn' in factor) return step === 0 ? factor : { lost: now };
    const next = stepFrom(question, now, solve(factor.lower, now.score));
    if (next === null) return { lost: now };
    const isThere = Math.abs(next.logLikelihood - now.logLikelihood) <= tolerance * Math.abs(next.logLikelihood);
    now = next;
    if (isThere) return { found: now, start };
  }
  return { lost: now };
}

function stepFrom(question: Question, from: Likelihood, step: Float64Array): Likelihood | null {
  // The likelihood is known to some digits only: a loss in the last of them is none.
  const enough = from.logLikelihood - 1e-11 * Math.abs(from.logLikelihood);
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const next = likelihoodAt(
      question,
      from.coefficients.map((value, at) => value + step[at]! / 2 ** halving),
    );
    if (next.logLikelihood >= enough) return next;
  }
  return null;
}
