import { z } from 'zod';
import { day, id, optionalDay, optionalText, text } from '../platform/validation/index.js';

const version = z.int().positive();

const MOST_FIELDS = 50;
const MOST_INTERVIEWS = 30;
const cell = z.string().max(10_000, 'must have at most 10,000 characters');

export const MappingGiven = z.object({
  importId: id(),
  version,
  mapping: z
    .array(z.object({ field: text(50), column: text(10_000) }))
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
  line: z.int().positive(),
  skip: z.boolean().nullish(),
  cells: z
    .array(z.object({ column: text(10_000), value: cell }))
    .max(200, 'must name at most 200 cells')
    .nullish(),
  draft: z.custom<object>((value) => typeof value === 'object').nullish(),
});

export const ImportNamed = z.object({ importId: id() });
