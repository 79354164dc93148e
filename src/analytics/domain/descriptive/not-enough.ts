import { FEWEST_EVENTS } from '../suppression-rules.js';
import type { HiddenFor, Told } from '../suppression-tables.js';

export type Unit = 'STUDENTS' | 'EVENTS';

/** Why there is no figure: so many there are, so many it takes. */
export interface NotEnough {
  /** Null: too few to be told, or hidden because a small group beside them could be worked out. */
  readonly have: number | null;
  readonly need: number;
  readonly unit: Unit;
  /** Hidden for the sake of a small group beside it: more data here may change nothing. */
  readonly isForAnother?: boolean;
}

/** Fewest students and events that an estimate from a curve is told with. Source: the method's rule for estimates. */
const FEWEST_FOR_ESTIMATES = { students: 20, events: 10 };

/** Why a count or a share is not told; undefined: it is. */
export const missingForShare = (told: Told, threshold: number): NotEnough | undefined => {
  if (told.as === 'HIDDEN') return hiddenAs(told.for, threshold);
  return told.students === 0 ? { have: 0, need: threshold, unit: 'STUDENTS' } : undefined;
};

/** Why a median, or another estimate from a curve, is not told; undefined: it is. */
export const missingForEstimate = (told: Told, events: number, threshold: number): NotEnough | undefined => {
  const need = Math.max(threshold, FEWEST_FOR_ESTIMATES.students);
  if (told.as === 'HIDDEN') return hiddenAs(told.for, need);
  if (told.students < need) return { have: told.students, need, unit: 'STUDENTS' };
  if (events >= FEWEST_FOR_ESTIMATES.events) return undefined;
  const have = events > 0 && events < FEWEST_EVENTS ? null : events;
  return { have, need: FEWEST_FOR_ESTIMATES.events, unit: 'EVENTS' };
};

const hiddenAs = (reason: HiddenFor, need: number): NotEnough => ({
  have: null,
  need,
  unit: 'STUDENTS',
  ...(reason === 'ANOTHER' && { isForAnother: true }),
});

const NOUNS: Record<Unit, string> = { STUDENTS: 'students', EVENTS: 'events' };

export const sentenceOf = ({ have, need, unit, isForAnother = false }: NotEnough): string => {
  if (isForAnother) return 'Hidden, so that no small group beside it can be worked out.';
  if (have !== null) return `Not enough data yet (${have} of ${need} ${NOUNS[unit]}).`;
  return `Not enough data yet: this takes ${need} ${NOUNS[unit]}${unit === 'STUDENTS' ? AND_CASES : ''}.`;
};

/** Whoever is told that there are enough students can tell by it only that there may be too few cases. */
const AND_CASES = `, and at least ${FEWEST_EVENTS} cases of whatever is counted, or none`;
