import { z } from 'zod';
import { ROLES } from '../kernel/actor.js';
import { text, verbatim } from '../platform/validation/index.js';
import { inOrder } from './domain/person.js';

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
