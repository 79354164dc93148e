import type { z } from 'zod';
import { fail, ok, type Result } from '../../kernel/result.js';
import { parse } from './parse.js';

/** The fields an edit names, each read as in a new thing. A field that is left out stays as it is; null empties it. */
export const parseChanges = <Fields extends z.ZodObject>(
  fields: Fields,
  input: object,
): Result<Partial<z.output<Fields>>> => {
  const named = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const parsed = parse(fields.partial(), named);
  if (!parsed.ok) return parsed;
  const kept = Object.entries(parsed.value as object).filter(([field]) => field in named);
  return ok(Object.fromEntries(kept) as Partial<z.output<Fields>>);
};

/** Refuses an edit of something that was changed after it was read. */
export const expectVersion = (current: number, read: number): Result<null> =>
  current === read
    ? ok(null)
    : fail('VERSION_CONFLICT', 'Somebody changed this since you read it; read it again.', 'version');
