import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Database, type Transaction } from '../platform/database/index.js';
import { Employer } from './employer.entity.js';

export interface EmployerSearch {
  /** Beginning of the normalised name; null: all. */
  readonly startsWith: string | null;
  readonly after: { readonly normalizedName: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class EmployersStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, employer: Omit<Employer, 'centerId' | 'version'>): Promise<unknown> {
    return tx.manager.insert(Employer, { ...employer, centerId: tx.centerId });
  }

  byId(tx: Transaction, id: string): Promise<Employer | null> {
    return tx.manager.findOneBy(Employer, { centerId: tx.centerId, id });
  }

  liveByName(tx: Transaction, normalizedName: string): Promise<Employer | null> {
    return tx.manager.findOneBy(Employer, { centerId: tx.centerId, normalizedName, mergedIntoId: IsNull() });
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Employer>> {
    const found = await this.database.inCenter(centerId, (tx) => tx.manager.findBy(Employer, { centerId, id: In([...ids]) }));
    return new Map(found.map((employer) => [employer.id, employer]));
  }

  /** Live employers by name, one page. */
  search(centerId: string, search: EmployerSearch): Promise<Employer[]> {
    return this.database.read<Employer>(centerId, {
      name: 'search-employers',
      text: `SELECT ${COLUMNS} FROM employers
              WHERE center_id = $1 AND merged_into_id IS NULL
                AND ($2::text IS NULL OR starts_with(normalized_name, $2))
                AND ($3::text IS NULL OR (normalized_name, id) > ($3, $4::uuid))
              ORDER BY normalized_name, id LIMIT $5`,
      values: [centerId, search.startsWith, search.after?.normalizedName ?? null, search.after?.id ?? null, search.limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, name, normalized_name AS "normalizedName", kind, website, zone, country, region,
  merged_into_id AS "mergedIntoId", created_at AS "createdAt", version`;
