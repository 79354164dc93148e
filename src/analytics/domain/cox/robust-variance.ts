import { hazardsThrough, type Likelihood, type Question, runningSums } from './likelihood.js';
import { product } from './positive-definite.js';
import { highest } from './rows.js';
import { addCross } from './tied-terms.js';

/**
 * V = I^-1 (sum over clusters of U_c U_c') I^-1, the sandwich of Lin and Wei (1989): right also when rows of a cluster depend on
 * each other, as the candidacies of one student do.
 */
export function robustVariance(question: Question, found: Likelihood, modelVariance: Float64Array): Float64Array {
  return product(product(modelVariance, spreadOfScores(question, found)), modelVariance);
}

/** sum over clusters of U_c U_c'. */
export function spreadOfScores(question: Question, at: Likelihood): Float64Array {
  const { rows } = question;
  const scores = scoresByCluster(question, at);
  const spread = new Float64Array(rows.width ** 2);
  for (let from = 0; from < scores.length; from += rows.width) addCross(spread, scores, from, 1);
  for (let line = 0; line < rows.width; line++)
    for (let column = line + 1; column < rows.width; column++)
      spread[line * rows.width + column] = spread[column * rows.width + line]!;
  return spread;
}

/** U_i = e (x - mean of xbar_l) - r [x A - C], with A and C the sums of 1/s0_l and xbar_l/s0_l over the times at risk; added up by cluster. */
function scoresByCluster({ rows, times }: Question, { sets, terms }: Likelihood): Float64Array {
  const { count, width, covariates, event } = rows;
  const scores = new Float64Array((highest(rows.cluster) + 1) * width);
  const expected = hazardsThrough(rows, times, sets, terms);
  const hazardMeans = runningSums(terms.hazardMeans, width);
  for (let row = 0; row < count; row++) {
    if (times.first[row] === times.end[row]) continue;
    const to = rows.cluster[row]! * width;
    const end = times.end[row]! * width;
    const first = times.first[row]! * width;
    const own = end - width;
    const events = sets.events[times.end[row]! - 1]!;
    for (let at = 0; at < width; at++) {
      const x = covariates[row * width + at]!;
      let met = hazardMeans[end + at]! - hazardMeans[first + at]!;
      if (event[row] === 1) {
        met -= terms.sparedMeans[own + at]!;
        scores[to + at]! += x - terms.means[own + at]! / events;
      }
      scores[to + at]! += sets.risks[row]! * met - expected[row]! * x;
    }
  }
  return scores;
}
