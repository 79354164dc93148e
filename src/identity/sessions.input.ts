import { z } from 'zod';
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

/** What somebody types to sign in. */
export const TypedCredentials = z.object({
  center: z.string().trim().toLowerCase().max(63, 'must have at most 63 characters'),
  email: z.string().trim().toLowerCase().max(254, 'must have at most 254 characters'),
  password: typedPassword(),
});
