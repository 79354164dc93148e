import { z } from 'zod';
import { isDay } from '../kernel/day.js';
import { id, optionalId, optionalSearch, printable } from '../platform/validation/index.js';

export const CASELOAD_SORTS = ['WORST_FIRST', 'NAME', 'LAST_ACTIVITY', 'OPEN_PROSPECTS'] as const;
export type CaseloadSort = (typeof CASELOAD_SORTS)[number];

const LONGEST_OVERDUE_DAYS = 3_660;

/** Which students, as a person asks for them. */
export const CaseloadQuestion = z
  .object({
    cohortId: optionalId(),
    counselorId: optionalId(),
    mine: z.boolean().nullish(),
    stage: z.string().nullish(),
    overdueBy: z.int().min(0).max(LONGEST_OVERDUE_DAYS).nullish(),
    noThankYou: z.boolean().nullish(),
    text: optionalSearch(),
  })
  .refine((given) => !given.mine || given.counselorId === null, {
    path: ['mine'],
    message: 'give either mine or counselorId',
  });

export type CaseloadQuestion = z.output<typeof CaseloadQuestion>;

const FOREVER = /^-?infinity$/;
const WRITTEN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?\+00$/;

/** An instant as PostgreSQL writes it, to the microsecond. */
const isWrittenInstant = (text: string): boolean => {
  const [, day = '', time = ''] = WRITTEN.exec(text) ?? [];
  return FOREVER.test(text) || (isDay(day) && !Number.isNaN(Date.parse(`${day}T${time}Z`)));
};

const COUNT = /^(0|-[1-9]\d{0,8})$/;

/** What a cursor of this list holds: the order it belongs to, and there the place of the row it points at. */
export const CaseloadPlace = z.tuple([
  z.enum(CASELOAD_SORTS),
  z.string().refine(isWrittenInstant),
  z.string().regex(COUNT),
  printable(500),
  id(),
]);

export type CaseloadPlace = z.output<typeof CaseloadPlace>;
