import { ROLES, type Role } from '../../kernel/actor.js';
import { searchable } from '../../kernel/searchable.js';

/** What others may know of a person: everything but how they sign in. */
export interface KnownPerson {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly roles: Role[];
  /** Null: can sign in. */
  readonly disabledAt: Date | null;
  readonly version: number;
}

/** The person without the secrets of the row, for answers and for the audit trail. */
export const knownPerson = ({
  id,
  email,
  givenName,
  familyName,
  roles,
  disabledAt,
  version,
}: KnownPerson): KnownPerson => ({
  id,
  email,
  givenName,
  familyName,
  roles,
  disabledAt,
  version,
});

/** "given family" as it is searched. */
export const searchNameOf = (name: Pick<KnownPerson, 'givenName' | 'familyName'>): string =>
  searchable(`${name.givenName} ${name.familyName}`);

/** Each role once, in the order of the list of roles. */
export const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));
