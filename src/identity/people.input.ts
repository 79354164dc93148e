import { z } from 'zod';
import { ROLES } from '../kernel/actor.js';
import { text, verbatim } from '../platform/validation/index.js';
import { inOrder } from './domain/person.js';

/** What somebody signs in with: in small letters, so that one address is one person. */
export const emailAddress = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'must have at most 254 characters')
    .pipe(z.email('must be an e-mail address'));

/** What an admin may change about a person. */
export const PersonFields = z.object({
  givenName: text(100),
  familyName: verbatim(100)
    .trim()
    .nullish()
    .transform((name) => name ?? ''),
  roles: z
    .array(z.enum(ROLES))
    .min(1, 'must name at least one role')
    .max(ROLES.length, 'must name each role once')
    .transform(inOrder),
});

export const PersonChange = PersonFields.extend({ disabled: z.boolean() });
