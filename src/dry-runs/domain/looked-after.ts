import type { Day } from '../../kernel/day.js';

/** A counselor looked after a student, from one day to another; null: until further notice. */
export interface Care {
  readonly counselorId: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** Somebody stood in for an absent counselor. */
export interface Cover {
  readonly absentId: string;
  readonly coveringId: string;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** Whose the student was on a day: the counselor's, or of whoever stood in; null: nobody's. */
export function lookedAfterBy(cares: readonly Care[], covers: readonly Cover[], day: Day): string | null {
  const care = cares.find(({ fromDay, toDay }) => fromDay <= day && (toDay === null || day <= toDay));
  if (!care) return null;
  const cover = covers.find(
    ({ absentId, fromDay, toDay }) => absentId === care.counselorId && fromDay <= day && day <= toDay,
  );
  return cover?.coveringId ?? care.counselorId;
}
