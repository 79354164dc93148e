import { z } from 'zod';
import { day, id, optionalDay, optionalText, text, verbatim } from '../platform/validation/index.js';

const version = z.int().positive();

const MOST_FIELDS = 50;
const MOST_INTERVIEWS = 30;
const LONGEST_CELL = 10_000;

export const MappingGiven = z.object({
  importId: id(),
  version,
  mapping: z
    .array(z.object({ field: text(50), column: text(LONGEST_CELL) }))
    .max(MOST_FIELDS, 'names more fields than there are'),
  dateOrder: z
    .enum(['DMY', 'MDY'])
    .nullish()
    .transform((value) => value ?? null),
  encoding: optionalText(50),
});

export const DraftGiven = z.object({
  employerName: text(200),
  position: optionalText(300),
  url: optionalText(2000),
  location: optionalText(200),
  source: optionalText(200),
  notes: optionalText(10_000),
  appliedOn: optionalDay(),
  outcome: z
    .enum(
      ['OFFER_ACCEPTED', 'OFFER_DECLINED', 'REJECTED', 'WITHDRAWN', 'ROLE_CLOSED'],
      'must not be NO_RESPONSE: a person closes the prospect with a reason',
    )
    .nullish(),
  outcomeOn: optionalDay(),
  interviewDays: z.array(day()).max(MOST_INTERVIEWS, `must name at most ${MOST_INTERVIEWS} days`),
});

export const RowEdit = z.object({
  importId: id(),
  version,
  line: z.int().min(1, 'must be the line on which the row begins, from 1'),
  skip: z.boolean().nullish(),
  cells: z
    .array(z.object({ column: text(LONGEST_CELL), value: verbatim(LONGEST_CELL) }))
    .max(200, 'must name at most 200 cells')
    .nullish(),
  draft: z.custom<object>((value) => typeof value === 'object').nullish(),
});

export const ImportNamed = z.object({ importId: id() });
