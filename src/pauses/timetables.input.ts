import { z } from 'zod';
import { addDays, type Day } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { id, nullable, optionalDay, text } from '../platform/validation/index.js';

const version = () => z.int().positive();

export const NewTimetable = z
  .object({
    prospectId: id(),
    version: nullable(version()),
    notBefore: optionalDay(),
    decidesBy: optionalDay(),
    words: text(200),
  })
  .refine(({ notBefore, decidesBy }) => notBefore !== null || decidesBy !== null, {
    path: ['decidesBy'],
    message: 'name at least one of notBefore and decidesBy',
  })
  .refine(({ notBefore, decidesBy }) => notBefore === null || decidesBy === null || notBefore <= decidesBy, {
    path: ['decidesBy'],
    message: 'must not be before notBefore',
  });
export type NewTimetable = z.output<typeof NewTimetable>;

export const TimetableClearing = z.object({ prospectId: id(), version: version() });

const FURTHEST = 2 * 366;

/** Lists of the public service run for a year or two; a day beyond is a slip of the keyboard. */
export const expectNear = ({ notBefore, decidesBy }: NewTimetable, today: Day): Result<null> => {
  const [nearest, furthest] = [addDays(today, -FURTHEST), addDays(today, FURTHEST)];
  const isFar = (day: Day | null): boolean => day !== null && (day < nearest || day > furthest);
  if (!isFar(notBefore) && !isFar(decidesBy)) return ok(null);
  const field = isFar(decidesBy) ? 'decidesBy' : 'notBefore';
  return fail('TIMETABLE_TOO_FAR_AWAY', `${field}: must lie within two years of today.`, field);
};
