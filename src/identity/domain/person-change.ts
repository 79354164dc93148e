import type { Role } from '../../kernel/actor.js';
import type { KnownPerson } from './person.js';

/** What is left out stays as it is. */
export interface PersonChanges {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly roles?: Role[];
  readonly disabled?: boolean;
}

/** The person after the changes, one version on. */
export const personAfter = (
  before: KnownPerson,
  { disabled, ...changes }: PersonChanges,
  now: number,
): KnownPerson => ({
  ...before,
  ...changes,
  disabledAt: disabledAfter(before.disabledAt, disabled, now),
  version: before.version + 1,
});

/** Who loses or gains a role, or may no longer sign in, must not go on with tokens that say otherwise. */
export const mustSignInAgain = (before: KnownPerson, after: KnownPerson): boolean =>
  before.roles.join() !== after.roles.join() || (before.disabledAt === null && after.disabledAt !== null);

/** Whether the change would leave the center without anybody who can let people in. `admins`: ids of those who can now. */
export const losesLastAdmin = (admins: readonly string[], after: KnownPerson): boolean =>
  admins.length === 1 && admins[0] === after.id && !(after.roles.includes('ADMIN') && after.disabledAt === null);

const disabledAfter = (since: Date | null, disabled: boolean | undefined, now: number): Date | null => {
  if (disabled === undefined) return since;
  return disabled ? (since ?? new Date(now)) : null;
};
