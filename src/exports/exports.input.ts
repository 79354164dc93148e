import { z } from 'zod';
import { OUTCOMES } from '../kernel/fact.js';
import { day, id, printable } from '../platform/validation/index.js';
import { STAGES } from '../prospects/index.js';

const once = (given: unknown): unknown => (given === '' ? undefined : given);
/** A parameter of the address: left out and left empty are the same. */
const parameter = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(once, schema.optional()).transform((value) => value ?? null);

/** Which rows, as the address asks for them; the dashboard's words. */
export const ExportQuestion = z
  .strictObject({
    cohort: parameter(id()),
    counselor: parameter(z.union([z.literal('me'), id()], { error: 'must be "me" or a UUID' })),
    stage: parameter(z.enum(STAGES)),
    outcome: parameter(z.enum(OUTCOMES)),
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
