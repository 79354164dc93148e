import { z } from 'zod';
import { id, optionalEmail, optionalText, text, verbatim, zone } from '../platform/validation/index.js';
import { DEGREE_LEVELS } from './student.entity.js';

const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

/** What a student may change: how to be reached and what to say for oneself. */
const OwnFields = z.object({
  phone: optionalText(40),
  zone: zone().nullish().transform(orNull),
  valuePoints: z.array(text(300)).max(10, 'must have at most 10 entries'),
});

export const StudentFields = OwnFields.extend({
  externalId: optionalText(100),
  givenName: text(100),
  familyName: verbatim(100).trim(),
  email: optionalEmail(),
  graduatingClass: z
    .int()
    .min(1900, 'must be a year from 1900 to 2200')
    .max(2200, 'must be a year from 1900 to 2200')
    .nullish()
    .transform(orNull),
  degreeLevel: z.enum(DEGREE_LEVELS).nullish().transform(orNull),
  program: optionalText(200),
});

export const NewStudent = StudentFields.extend({
  id: id().nullish(),
  valuePoints: OwnFields.shape.valuePoints.nullish().transform((points) => points ?? []),
});

/** Those fields of an edit that only staff may change. */
export const staffOnlyFieldsOf = (changes: object): string[] =>
  Object.keys(changes).filter((field) => !(field in OwnFields.shape) && field !== 'remindersOptedOutAt');
