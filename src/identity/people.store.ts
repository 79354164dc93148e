import { Injectable } from '@nestjs/common';
import type { Role } from '../kernel/actor.js';
import { searchable } from '../kernel/searchable.js';
import { Database } from '../platform/database/index.js';
import type { KnownPerson } from './domain/person.js';

export interface PeopleSearch {
  /** Beginning of a word of the name, or of the e-mail address; null: all. */
  readonly startsWith: string | null;
  readonly role: Role | null;
  readonly after: { readonly searchName: string; readonly id: string } | null;
  readonly limit: number;
}

/** A person in a list by name. */
export interface ListedPerson extends KnownPerson {
  readonly searchName: string;
}

/** Reads about people; never what they sign in with. */
@Injectable()
export class PeopleStore {
  constructor(private readonly database: Database) {}

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const rows = await this.database.read<KnownPerson>(centerId, {
      name: 'people-by-ids',
      text: `SELECT ${COLUMNS} FROM users WHERE center_id = $1 AND id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(rows.map((person) => [person.id, person]));
  }

  /** People by name, one page. */
  search(centerId: string, search: PeopleSearch): Promise<ListedPerson[]> {
    return this.database.read<ListedPerson>(centerId, {
      name: 'search-people',
      text: `SELECT ${COLUMNS}, search_name AS "searchName" FROM users
              WHERE center_id = $1
                AND ($2::text IS NULL OR starts_with(email, $2) OR starts_with(search_name, $3) OR strpos(search_name, ' ' || $3) > 0)
                AND ($4::text IS NULL OR $4 = ANY (roles))
                AND ($5::text IS NULL OR (search_name, id) > ($5, $6::uuid))
              ORDER BY search_name, id LIMIT $7`,
      values: [
        centerId,
        search.startsWith?.trim().toLowerCase() || null,
        searchable(search.startsWith ?? '') || null,
        search.role,
        search.after?.searchName ?? null,
        search.after?.id ?? null,
        search.limit,
      ],
    });
  }
}

const COLUMNS = `id, email, given_name AS "givenName", family_name AS "familyName", roles, disabled_at AS "disabledAt", version`;
