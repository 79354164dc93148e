/**
 * Times at risk, one per row: from the end of day `start` to the end of day `stop`, with what was true all that time. A person
 * who changes has several rows, one after the other. Columns are typed arrays: a center has millions of rows.
 */
export interface StartStopRows {
  readonly count: number;
  /** Days after time zero; the row is at risk at times t with start < t <= stop. */
  readonly start: Float64Array;
  readonly stop: Float64Array;
  /** 1: the event happened at `stop`; 0: it did not. */
  readonly event: Uint8Array;
  /** Whose baseline hazard applies: 0, 1, 2, ... */
  readonly stratum: Int32Array;
  /** Rows of one cluster may depend on each other: 0, 1, 2, ... */
  readonly cluster: Int32Array;
  /** Row by row, `width` values each. */
  readonly covariates: Float64Array;
  readonly width: number;
}

/** Mean of each covariate over the rows. Subtracted before anything is exponentiated, so that large values do no harm. */
export function meansOf({ count, covariates, width }: StartStopRows): Float64Array {
  const means = new Float64Array(width);
  for (let at = 0; at < count * width; at++) means[at % width]! += covariates[at]!;
  return means.map((sum) => sum / Math.max(1, count));
}

/** The same rows with every covariate lowered by its center. */
export function centredAt(rows: StartStopRows, centers: Float64Array): StartStopRows {
  const { covariates, width } = rows;
  return { ...rows, covariates: covariates.map((value, at) => value - centers[at % width]!) };
}

export const highest = (indices: Int32Array): number => indices.reduce((most, index) => Math.max(most, index), -1);
