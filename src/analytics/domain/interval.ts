/** What the data are compatible with, in the unit of the estimate it belongs to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The standard normal quantile of 0.975, which makes an interval one of 95 %. In R: `qnorm(.975)`. */
export const Z_95 = 1.959963984540054;

/** Estimate plus and minus z standard errors. */
export const symmetricInterval = (estimate: number, standardError: number, z: number = Z_95): Interval => ({
  lower: estimate - z * standardError,
  upper: estimate + z * standardError,
});
