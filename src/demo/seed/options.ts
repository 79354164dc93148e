import { z } from 'zod';
import type { Instant } from '../../kernel/instant.js';
import { NotACommand, optionsOf } from '../../platform/config/index.js';

/** How much is made, in all centers together except for the cohorts, which every center has. */
export interface SeedOptions {
  readonly students: number;
  readonly prospects: number;
  readonly centers: number;
  readonly cohorts: number;
  /** The same seed and the same now make the same rows. */
  readonly seed: string;
  readonly now: Instant;
}

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string({ error })
    .regex(/^\d+$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error));
}

const schema = (now: Instant) =>
  z
    .object({
      students: wholeNumber(1, 10_000_000),
      prospects: wholeNumber(0, 100_000_000),
      centers: wholeNumber(1, 999).default(1),
      cohorts: wholeNumber(1, 1_000).default(5),
      seed: z.string().max(100).default('1'),
      now: z.iso
        .datetime({ offset: true, error: 'must be a date and time such as 2026-11-22T12:00:00Z' })
        .transform(Date.parse)
        .default(now),
    })
    .refine(({ students, centers }) => students >= centers, {
      path: ['students'],
      message: 'must be at least one for each center',
    });

const USAGE =
  'Usage: npm run seed -- --students N --prospects M [--centers K] [--cohorts C] [--seed S] [--now 2026-11-22T12:00:00Z]';

const text = { type: 'string' } as const;
const OPTIONS = { students: text, prospects: text, centers: text, cohorts: text, seed: text, now: text };

/** The options of a command line; throws one error that names all that are wrong. */
export function readOptions(words: readonly string[], now: Instant): SeedOptions {
  const answer = schema(now).safeParse(optionsOf(words, OPTIONS, USAGE));
  if (answer.success) return answer.data;
  const problems = answer.error.issues.map(({ path, message }) => `  --${path.join('.')}: ${message}`);
  throw new NotACommand([...problems, USAGE].join('\n'));
}
