import { z } from 'zod';
import { id, optionalId } from '../platform/validation/index.js';
import { emailAddress, PersonFields } from './people.input.js';
import { chosenPassword } from './sessions.input.js';

/** Somebody who shall be able to sign in. */
export const NewPerson = PersonFields.extend({
  id: id().nullish(),
  email: emailAddress(),
  studentId: optionalId(),
}).refine(({ studentId, roles }) => studentId === null || roles.includes('STUDENT'), {
  path: ['roles'],
  message: 'must contain STUDENT for somebody who is given a student record',
});

export type PersonToInvite = z.output<typeof NewPerson>;

export const Renewal = z.object({ personId: id() });

export const Acceptance = z.object({
  token: z.string().max(200, 'must have at most 200 characters'),
  password: chosenPassword(),
});
