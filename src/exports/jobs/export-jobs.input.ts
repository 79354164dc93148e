import { z } from 'zod';
import { OUTCOMES } from '../../kernel/fact.js';
import { id, nullable, optionalDay, optionalId, optionalSearch } from '../../platform/validation/index.js';
import { STAGES } from '../../prospects/index.js';
import { FORMAT_NAMES } from '../formats/row-format.js';
import { LONGEST_OVERDUE_DAYS } from '../row-question.js';
import { ROW_SET_NAMES } from '../rows/row-set.js';

/** Which rows, as a person asks for them. */
const ExportFilter = z
  .object({
    cohortId: optionalId(),
    counselorId: optionalId(),
    mine: nullable(z.boolean()),
    stage: nullable(z.enum(STAGES)),
    outcome: nullable(z.enum(OUTCOMES)),
    overdueBy: nullable(z.int().min(0).max(LONGEST_OVERDUE_DAYS)),
    noThankYou: nullable(z.boolean()),
    from: optionalDay(),
    to: optionalDay(),
    text: optionalSearch(),
  })
  .refine(({ mine, counselorId }) => !mine || counselorId === null, {
    path: ['mine'],
    message: 'give either mine or counselorId',
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'must not be before from',
  });

export type ExportFilter = z.output<typeof ExportFilter>;

/** What is to be exported, and as what. */
export const ExportContent = {
  rows: z.enum(ROW_SET_NAMES),
  format: z.enum(FORMAT_NAMES),
  filter: ExportFilter.nullish().transform((given) => given ?? ExportFilter.parse({})),
};

export const ExportAsked = z.object({ id: optionalId(), ...ExportContent });

export const ExportNamed = z.object({ exportId: id() });
