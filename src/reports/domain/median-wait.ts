export interface Wait {
  readonly days: number;
  /** False: still open after so many days. */
  readonly isDecided: boolean;
}

/**
 * The first day by which half have been decided, by Kaplan-Meier: the smallest t with S(t) <= 1/2, where
 * S(t) = product over days u <= t of (1 - decided on u / waiting at u). Null: it never falls so low.
 */
export function medianWait(waits: readonly Wait[]): number | null {
  const days = [...new Set(waits.filter(({ isDecided }) => isDecided).map((wait) => wait.days))].toSorted(
    (a, b) => a - b,
  );
  let surviving = 1;
  for (const day of days) {
    const waiting = waits.filter((wait) => wait.days >= day).length;
    const decided = waits.filter((wait) => wait.isDecided && wait.days === day).length;
    surviving *= 1 - decided / waiting;
    if (surviving <= 0.5 + 1e-12) return day;
  }
  return null;
}
