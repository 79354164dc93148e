import { z } from 'zod';
import { day, id, optionalDay, text } from '../platform/validation/index.js';

export const MOST_AT_ONCE = 500;

export const CohortFields = z.object({ name: text(200), startsOn: optionalDay(), endsOn: optionalDay() });

export const NewCohort = CohortFields.extend({ id: id().nullish() });

/** Ids of students of whom something is done at once. */
export const studentIds = () =>
  z.array(id()).min(1, 'name at least one student').max(MOST_AT_ONCE, `name at most ${MOST_AT_ONCE} students at once`);

export const Joining = z.object({ cohortId: id(), studentIds: studentIds(), fromDay: day(), toDay: optionalDay() });

export const Leaving = z.object({ cohortId: id(), studentIds: studentIds(), toDay: day() });
