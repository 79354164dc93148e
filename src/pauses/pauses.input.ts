import { z } from 'zod';
import { addDays, type Day, daysBetween } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { day, id, optionalId, optionalText } from '../platform/validation/index.js';
import { PAUSE_KINDS, type PauseKind } from './pause.entity.js';

/** What a pause is called when nobody says it. */
export const WORDS_OF_KIND: Readonly<Record<PauseKind, string | null>> = {
  EXAM: 'exams',
  HOLIDAY: 'holiday',
  MEDICAL: 'medical reasons',
  HIRING_FREEZE: 'hiring freeze',
  OTHER: null,
};

export const NewPause = z
  .object({
    id: optionalId(),
    cohortId: optionalId(),
    studentId: optionalId(),
    employerId: optionalId(),
    prospectId: optionalId(),
    kind: z.enum(PAUSE_KINDS),
    words: optionalText(200),
    firstDay: day(),
    lastDay: day(),
  })
  .refine((given) => subjectsOf(given).length === 1, {
    path: ['studentId'],
    message: 'name exactly one of cohortId, studentId, employerId and prospectId',
  })
  .refine(({ kind, words }) => words !== null || WORDS_OF_KIND[kind] !== null, {
    path: ['words'],
    message: 'say why, with OTHER',
  });
export type NewPause = z.output<typeof NewPause>;

export const PauseEnd = z.object({ id: id(), version: z.int().positive() });

const SUBJECTS = ['cohortId', 'studentId', 'employerId', 'prospectId'] as const;
export type SubjectField = (typeof SUBJECTS)[number];

/** Whom a pause concerns, as the fields that are filled in. */
export const subjectsOf = (given: Readonly<Record<SubjectField, string | null>>): SubjectField[] =>
  SUBJECTS.filter((field) => given[field] !== null);

const LONGEST = 366;

/** A pause lies within a year of today and is not over yet: what was owed in the past stays as it was. */
export const expectPossible = (
  { firstDay, lastDay }: Pick<NewPause, 'firstDay' | 'lastDay'>,
  today: Day,
): Result<null> => {
  if (lastDay < firstDay)
    return fail('PAUSE_ENDS_BEFORE_IT_STARTS', 'The last day must not be before the first; exchange them.', 'lastDay');
  if (lastDay < today) return fail('PAUSE_IS_OVER', 'lastDay: a pause must not be over already.', 'lastDay');
  if (firstDay < addDays(today, -LONGEST) || firstDay > addDays(today, LONGEST))
    return fail('PAUSE_TOO_FAR_AWAY', 'firstDay: a pause starts at most a year from today.', 'firstDay');
  return daysBetween(firstDay, lastDay) > LONGEST
    ? fail('PAUSE_TOO_LONG', `A pause may last ${LONGEST} days; start another one when it ends.`, 'lastDay')
    : ok(null);
};
