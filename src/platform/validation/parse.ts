import { z } from 'zod';
import { fail, failAll, ok, type Failure, type Result } from '../../kernel/result.js';
import { isDay } from '../../kernel/day.js';
import type { Day } from '../../kernel/day.js';
import { whyNotStorable } from '../../kernel/storable.js';
import { isZone } from '../../kernel/zone.js';

/** Reads an input against its schema: the value, or every field that is wrong with what to do. */
export const parse = <Schema extends z.ZodType>(schema: Schema, input: unknown): Result<z.output<Schema>> => {
  const answer = schema.safeParse(input, { error: inOurWords });
  return answer.success ? ok(answer.data) : failAll(answer.error.issues.map(failureOf));
};

/** What is wrong where a schema says nothing itself; undefined: as the package words it. */
const inOurWords = (issue: z.core.$ZodRawIssue): string | undefined => {
  if (issue.code === 'too_small') return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  return undefined;
};

const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  too_big: 'VALUE_TOO_LARGE',
  too_small: 'VALUE_TOO_SMALL',
  unrecognized_keys: 'UNKNOWN_FIELD',
};

const failureOf = (issue: z.core.$ZodIssue): Failure => {
  const field = issue.path.map(String).join('.') || null;
  const code = CODES[issue.code] ?? 'VALUE_NOT_VALID';
  return { code, field, message: `${field ?? 'The input'}: ${issue.message}.` };
};

/** Farther away nothing is planned, and the calendar has room on both sides. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2150;
const isWithinReach = (year: number): boolean => FIRST_YEAR <= year && year <= LAST_YEAR;
const WITHIN_REACH = `must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}`;

/** Text that can be kept: not every string of JSON can be. */
const storable = z.string().superRefine((value, context) => {
  const why = whyNotStorable(value);
  if (why !== null) context.addIssue({ code: 'custom', message: why });
});

/** Text of any length up to `longest`, as it was typed. */
export const verbatim = (longest: number) => storable.max(longest, `must have at most ${longest} characters`);

const writing = (longest: number) => storable.trim().max(longest, `must have at most ${longest} characters`);

/** Text of 1 to `longest` characters, trimmed. */
export const text = (longest: number) => writing(longest).min(1, 'must not be empty');

/** Text that may be left out; blank counts as left out. */
export const optionalText = (longest: number) =>
  writing(longest)
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null);

/** Text of up to `longest` characters that can be seen, as it was typed. */
export const printable = (longest: number) => verbatim(longest).regex(/^\P{Cc}*$/u, 'must not hold control characters');

/** What somebody searches for; blank counts as left out. */
export const optionalSearch = () =>
  printable(100)
    .trim()
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null);

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An e-mail address in lower case, or none; whether it works only a message can show. */
export const optionalEmail = () =>
  optionalText(254)
    .refine((value) => value === null || EMAIL.test(value), 'must be an e-mail address')
    .transform((value) => value?.toLowerCase() ?? null);

export const id = () => z.uuid('must be a UUID').transform((value) => value.toLowerCase());

export const optionalId = () =>
  id()
    .nullish()
    .transform((value) => value ?? null);

export const zone = () => z.string().max(64).refine(isZone, 'must be an IANA time zone such as "America/New_York"');

export const day = () =>
  z
    .string()
    .refine((value): value is Day => isDay(value), 'must be a calendar date, YYYY-MM-DD')
    .refine((value) => isWithinReach(Number(value.slice(0, 4))), WITHIN_REACH) as unknown as z.ZodType<Day>;

export const optionalDay = () =>
  day()
    .nullish()
    .transform((value) => value ?? null);

/** A `DateTime` of GraphQL, as an instant. */
export const instant = () =>
  z
    .date('must be a date and time, ISO 8601 with offset')
    .refine((value) => isWithinReach(value.getUTCFullYear()), WITHIN_REACH)
    .transform((value) => value.getTime());

export const optionalInstant = () =>
  instant()
    .nullish()
    .transform((value) => value ?? null);

/** A person cannot have done something after now; a minute is forgiven to clocks that run ahead. */
export const notAfter = (now: number, at: number | null, field: string): Result<null> =>
  at !== null && at > now + 60_000
    ? fail('DATE_IN_THE_FUTURE', `${field}: must not lie in the future.`, field)
    : ok(null);

/** A field that may be left out; left out is null. */
export const nullable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);
