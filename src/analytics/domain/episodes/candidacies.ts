/** How a candidacy came to its end, as far as the clock of the first interview saw it. */
export const ENDINGS = ['OPEN', 'OFFER', 'REJECTION', 'WITHDRAWAL', 'ROLE_CLOSED', 'NO_RESPONSE'] as const;
export type Ending = (typeof ENDINGS)[number];

/** The follow-ups whose relation to outcomes is asked for. */
export const EXPOSURES = ['THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST'] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** A day that never comes. */
export const NEVER = 32_767;
/** Nobody is watched longer than this many days after the first interview. */
export const HORIZON = 180;

/**
 * Candidacies from the end of the first interview on, one place each, in columns: a center may have millions.
 *
 * Days are counted as whole elapsed days of 24 hours: something `u` days on (u = 1 in the first 24 hours) is known from the end
 * of day u, so it counts on later days only. What happens on the day of the decision is therefore never its cause.
 */
export interface Candidacies {
  readonly count: number;
  /** 0, 1, 2, ... in no particular order. */
  readonly student: Int32Array;
  /** The student's, place in a list of ids; -1: none. */
  readonly cohort: Int32Array;
  readonly counselor: Int32Array;
  /** 1 the most selective, 3 the least; 0: not known. */
  readonly tier: Uint8Array;
  /** Standardised score, higher is readier; NaN: not known. */
  readonly readiness: Float64Array;
  /** The day of the end, or the last completed day under observation; 1 to HORIZON. */
  readonly days: Int16Array;
  /** Place in ENDINGS. */
  readonly ending: Uint8Array;
  /** 1: the employer's decision has no date of its own, so the day is the one on which it was learned. */
  readonly learned: Uint8Array;
  /** The day on which the end was heard of, of the decision or later; NEVER: it was not, as when nobody answered. */
  readonly known: Int16Array;
  /** The last completed day, whatever happened before; 1 to HORIZON. */
  readonly watched: Int16Array;
  /** Per exposure, the day of the first such follow-up; NEVER: none. */
  readonly firstDone: readonly Int16Array[];
  /** The same of those that were entered before the outcome was: back-filled ones left out. */
  readonly firstEntered: readonly Int16Array[];
  readonly interviews: Interviews;
}

/** The interviews of all candidacies, one after the other, each candidacy's in the order in which they ended. */
export interface Interviews {
  /** Where those of each candidacy begin; one more than there are candidacies. The first one is time zero. */
  readonly begins: Int32Array;
  readonly day: Int16Array;
  readonly round: Uint8Array;
  readonly inPerson: Uint8Array;
  /** The day on which the promised time passes; NEVER: nothing was promised. */
  readonly promise: Int16Array;
}
