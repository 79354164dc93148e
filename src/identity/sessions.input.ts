import { z } from 'zod';
import { verbatim } from '../platform/validation/index.js';
import { lengthOf, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './domain/password-rule.js';

const TOO_LONG = `must have at most ${LONGEST_PASSWORD} characters`;

/** A password that is compared: bounded before it costs a hash. */
const typedPassword = () => z.string().refine((password) => lengthOf(password) <= LONGEST_PASSWORD, TOO_LONG);

/** A password that somebody chooses, as far as its length goes. */
export const chosenPassword = () =>
  typedPassword().refine(
    (password) => lengthOf(password) >= SHORTEST_PASSWORD,
    `must have at least ${SHORTEST_PASSWORD} characters`,
  );

/** What somebody types to choose another password. */
export const NextPassword = z.object({ currentPassword: typedPassword(), newPassword: chosenPassword() });

/** What somebody types to sign in. */
export const TypedCredentials = z.object({
  center: verbatim(63).trim().toLowerCase(),
  email: verbatim(254).trim().toLowerCase(),
  password: typedPassword(),
});
