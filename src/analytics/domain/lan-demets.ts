import { type Distributions, twoSidedNormal } from './distributions.js';

/** How much of alpha may have been spent when the share t of all information is in. */
export const SPENDING = {
  /** Like O'Brien and Fleming: hardly anything early. */
  obf: (t: number, alpha: number, { normalBelow, normalQuantile }: Distributions): number =>
    4 * normalBelow(normalQuantile(alpha / 4) / Math.sqrt(t)),
  /** Like Pocock: about the same at every look. */
  pocock: (t: number, alpha: number): number => alpha * Math.log(1 + (Math.E - 1) * t),
} as const;

/** One planned look: stop when |z| is at least `z`. */
export interface Boundary {
  readonly information: number;
  readonly cumulativeAlpha: number;
  readonly z: number;
  readonly nominalP: number;
}

/** The sub-density of the score process between the boundaries, on a grid of even steps. */
interface Density {
  readonly edge: number;
  readonly step: number;
  readonly weights: Float64Array;
}

const PIECES = 800;

/**
 * Group-sequential boundaries with a spending function, for looks that are planned at shares of the information.
 *
 * The score process has independent normal increments of variance t_k - t_(k-1). Look by look, its density within the
 * earlier boundaries is integrated (Simpson's rule), and the next boundary is put where the probability of crossing it
 * now for the first time is what may be spent between the looks.
 *
 * Lan and DeMets, Biometrika 1983, 70:659-663; Armitage, McPherson and Rowe, JRSS A 1969, 132:235-244.
 * Published for five even looks, O'Brien-Fleming type: 4.8769 3.3569 2.6803 2.2898 2.0310.
 */
export function lanDeMetsBoundaries(
  looks: readonly number[],
  alpha: number,
  spending: keyof typeof SPENDING,
  distributions: Distributions,
): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let density: Density | null = null;
  let spent = 0;
  for (const [index, information] of looks.entries()) {
    const cumulativeAlpha = SPENDING[spending](information, alpha, distributions);
    const sd = Math.sqrt(information - (looks[index - 1] ?? 0));
    const crossing = (edge: number): number => crossingProbability(density, edge, sd, distributions);
    const edge = edgeSpending(crossing, cumulativeAlpha - spent, 10 * Math.sqrt(information));
    const z = edge / Math.sqrt(information);
    boundaries.push({ information, cumulativeAlpha, z, nominalP: twoSidedNormal(distributions, z) });
    density = densityWithin(density, edge, sd);
    spent = cumulativeAlpha;
  }
  return boundaries;
}

/** Crossing grows less likely with the edge, so halving finds it. */
function edgeSpending(crossing: (edge: number) => number, toSpend: number, highest: number): number {
  let [low, high] = [0, highest];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (crossing(middle) > toSpend) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function crossingProbability(
  density: Density | null,
  edge: number,
  sd: number,
  { normalBelow }: Distributions,
): number {
  if (density === null) return 2 * normalBelow(-edge / sd);
  return density.weights.reduce((sum, weight, index) => {
    const from = index * density.step - density.edge;
    return sum + weight * (normalBelow((from - edge) / sd) + normalBelow((-edge - from) / sd));
  }, 0);
}

/** The density at the grid's points, already times the weights of Simpson's rule. */
function densityWithin(before: Density | null, edge: number, sd: number): Density {
  const step = (2 * edge) / PIECES;
  const weights = new Float64Array(PIECES + 1);
  for (let index = 0; index <= PIECES; index++) {
    const simpson = index === 0 || index === PIECES ? 1 : index % 2 === 0 ? 2 : 4;
    weights[index] = ((simpson * step) / 3) * densityAt(before, index * step - edge, sd);
  }
  return { edge, step, weights };
}

const densityAt = (before: Density | null, at: number, sd: number): number =>
  before === null
    ? normalDensity(at / sd) / sd
    : before.weights.reduce(
        (sum, weight, index) => sum + (weight * normalDensity((at - index * before.step + before.edge) / sd)) / sd,
        0,
      );

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
