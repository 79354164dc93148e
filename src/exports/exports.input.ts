import { z } from 'zod';
import { OUTCOMES } from '../kernel/fact.js';
import { day, id, printable } from '../platform/validation/index.js';
import { STAGES } from '../prospects/index.js';
import { LONGEST_OVERDUE_DAYS } from './row-question.js';

const once = (given: unknown): unknown => (given === '' ? undefined : given);
/** A parameter of the address: left out and left empty are the same. */
const parameter = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(once, schema.optional()).transform((value) => value ?? null);

const wholeDays = () =>
  z
    .string()
    .regex(/^\d{1,4}$/, { error: `must be a whole number from 0 to ${LONGEST_OVERDUE_DAYS}` })
    .transform(Number)
    .pipe(z.int().max(LONGEST_OVERDUE_DAYS));

const yesOrNo = () => z.enum(['true', 'false']).transform((given) => given === 'true');

/** Which rows, as the address asks for them; the dashboard's words. */
export const ExportQuestion = z
  .strictObject({
    cohort: parameter(id()),
    counselor: parameter(z.union([z.literal('me'), id()], { error: 'must be "me" or a UUID' })),
    stage: parameter(z.enum(STAGES)),
    outcome: parameter(z.enum(OUTCOMES)),
    /** In days of 24 hours. */
    overdueBy: parameter(wholeDays()),
    noThankYou: parameter(yesOrNo()),
    from: parameter(day()),
    to: parameter(day()),
    text: parameter(printable(100).trim()),
    /** Whether CSV begins with a byte order mark; left out: it does. */
    bom: parameter(z.enum(['0', '1'])),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'must not be before from',
  });

export type ExportQuestion = z.output<typeof ExportQuestion>;
