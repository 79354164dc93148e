/** One thing the caller got wrong: a code that reads as a sentence, the input field, and what to do about it. */
export interface Failure {
  readonly code: string;
  /** Path of the input field, `gamePlan.promisedOn`; null when no single field is to blame. */
  readonly field: string | null;
  readonly message: string;
}

/** Either the value, or every reason why there is none. Expected failures are values, never exceptions. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failures: readonly Failure[] };

export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const fail = (code: string, message: string, field: string | null = null): Result<never> => ({
  ok: false,
  failures: [{ code, field, message }],
});

export const failAll = (failures: readonly Failure[]): Result<never> => ({ ok: false, failures });
