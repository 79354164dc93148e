import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { Cohort } from './cohort.entity.js';

export interface CohortPage {
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class CohortsStore {
  constructor(private readonly database: Database) {}

  /** False: the id or the name is taken. */
  add(tx: Transaction, cohort: Omit<Cohort, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Cohort, cohort);
  }

  byId(tx: Transaction, id: string): Promise<Cohort | null> {
    return tx.manager.findOneBy(Cohort, { centerId: tx.centerId, id });
  }

  /** Holds the cohort until the transaction ends: who belongs to it changes one request at a time. */
  byIdToChange(tx: Transaction, id: string): Promise<Cohort | null> {
    return tx.manager.findOne(Cohort, { where: { centerId: tx.centerId, id }, lock: { mode: 'for_no_key_update' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<Cohort>): Promise<void> {
    await tx.manager.update(Cohort, { centerId: tx.centerId, id }, changes);
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Cohort>> {
    const text = `SELECT ${COLUMNS} FROM cohorts WHERE center_id = $1 AND id = ANY($2::uuid[])`;
    const found = await this.database.read<Cohort>(centerId, { name: 'cohorts-by-id', text, values: [centerId, ids] });
    return new Map(found.map((cohort) => [cohort.id, cohort]));
  }

  /** Cohorts by name, one page. */
  list(centerId: string, { after, limit }: CohortPage): Promise<Cohort[]> {
    return this.database.read<Cohort>(centerId, {
      name: 'cohorts',
      text: `SELECT ${COLUMNS} FROM cohorts
              WHERE center_id = $1 AND ($2::text IS NULL OR (name, id) > ($2, $3::uuid)) ORDER BY name, id LIMIT $4`,
      values: [centerId, after?.name ?? null, after?.id ?? null, limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, name, starts_on AS "startsOn", ends_on AS "endsOn", created_at AS "createdAt", version`;
