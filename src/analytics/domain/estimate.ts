/** A figure, or the reason why the data do not carry one. Callers show the reason in place of a number. */
export type Estimate<Value> =
  | { readonly status: 'estimated'; readonly value: Value }
  | { readonly status: 'not_estimable'; readonly reason: string };

export const estimated = <Value>(value: Value): Estimate<Value> => ({ status: 'estimated', value });

export const notEstimable = (reason: string): Estimate<never> => ({ status: 'not_estimable', reason });

/** What follows from a figure; the reason stays the reason. */
export const fromEstimate = <Value, Next>(
  estimate: Estimate<Value>,
  next: (value: Value) => Estimate<Next>,
): Estimate<Next> => (estimate.status === 'estimated' ? next(estimate.value) : estimate);
