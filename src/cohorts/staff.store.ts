import { Injectable } from '@nestjs/common';
import type { Person } from '../identity/index.js';
import { Database, type Transaction } from '../platform/database/index.js';

/** The people who look after students. */
@Injectable()
export class StaffStore {
  constructor(private readonly database: Database) {}

  /** Those of the ids that are staff and can sign in, held until the transaction ends, always in the same order. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await tx.query<{ id: string }>(
      `SELECT id FROM users WHERE center_id = $1 AND id = ANY($2::uuid[]) AND disabled_at IS NULL AND roles && ARRAY['COUNSELOR', 'LEAD', 'ADMIN']
        ORDER BY id FOR NO KEY UPDATE`,
      [tx.centerId, ids],
    );
    return new Set(found.map((person) => person.id));
  }

  /** Those of the people who exist in the center, students too, by id. */
  async peopleByIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const text = `SELECT id, email, given_name AS "givenName", family_name AS "familyName", roles, disabled_at AS "disabledAt", version
                    FROM users WHERE center_id = $1 AND id = ANY($2::uuid[])`;
    const found = await this.database.read<Person>(centerId, { name: 'people-of-cohorts', text, values: [centerId, ids] });
    return new Map(found.map((person) => [person.id, person]));
  }
}
