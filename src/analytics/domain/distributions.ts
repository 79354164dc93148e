/** The distribution functions that estimators need; they come as an argument because a domain reaches no package. */
export interface Distributions {
  /** P(Z <= z) of the standard normal distribution. */
  readonly normalBelow: (z: number) => number;
  /** The z below which a standard normal variable lies with this probability, 0 < probability < 1. */
  readonly normalQuantile: (probability: number) => number;
  /** P(X >= x) of the chi-square distribution. */
  readonly chiSquareAbove: (x: number, degreesOfFreedom: number) => number;
  /** The x below which a chi-square variable lies with this probability, 0 < probability < 1. */
  readonly chiSquareQuantile: (probability: number, degreesOfFreedom: number) => number;
  /** P(T <= t) of Student's t distribution with whole degrees of freedom. */
  readonly studentBelow: (t: number, degreesOfFreedom: number) => number;
  /** The t below which Student's t lies with this probability, 0 < probability < 1. */
  readonly studentQuantile: (probability: number, degreesOfFreedom: number) => number;
}

/** Two-sided p-value of a standard normal statistic. Taken from the lower tail, where no digits are lost. */
export const twoSidedNormal = ({ normalBelow }: Distributions, z: number): number => 2 * normalBelow(-Math.abs(z));

/** Two-sided p-value of a t statistic. */
export const twoSidedStudent = ({ studentBelow }: Distributions, t: number, degreesOfFreedom: number): number =>
  2 * studentBelow(-Math.abs(t), degreesOfFreedom);
