import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
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

  /** False: the id is taken, or a live employer has the same normalised name. */
  add(tx: Transaction, employer: Omit<Employer, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Employer, employer);
  }

  byId(tx: Transaction, id: string): Promise<Employer | null> {
    return tx.find(Employer, { id });
  }

  /** The employer of this id, or the one it was merged into; null: there is none. */
  async liveById(tx: Transaction, id: string): Promise<Employer | null> {
    const [live] = await tx.query<Employer>(
      `SELECT ${COLUMNS} FROM employers m JOIN employers e ON e.center_id = m.center_id AND e.id = coalesce(m.merged_into_id, m.id)
        WHERE m.center_id = $1 AND m.id = $2`,
      [tx.centerId, id],
    );
    return live ?? null;
  }

  /** Holds the employer until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Employer | null> {
    return tx.manager.findOne(Employer, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  liveByName(tx: Transaction, normalizedName: string): Promise<Employer | null> {
    return tx.find(Employer, { normalizedName, mergedIntoId: null });
  }

  /** The live employer that one of this name became; null: none of this name was merged. */
  async successorByName(tx: Transaction, normalizedName: string): Promise<Employer | null> {
    const [successor] = await tx.query<Employer>(
      `SELECT ${COLUMNS} FROM employers m JOIN employers e ON e.center_id = m.center_id AND e.id = m.merged_into_id
        WHERE m.center_id = $1 AND m.normalized_name = $2 AND m.merged_into_id IS NOT NULL ORDER BY m.id DESC LIMIT 1`,
      [tx.centerId, normalizedName],
    );
    return successor ?? null;
  }

  /** The live employers that people mean by these normalised names, by the name that was asked for. */
  async byNames(tx: Transaction, normalizedNames: readonly string[]): Promise<ReadonlyMap<string, Employer>> {
    const found = await tx.query<Employer & { asked: string }>(
      `SELECT DISTINCT ON (m.normalized_name) m.normalized_name AS asked, ${COLUMNS}
         FROM employers m JOIN employers e ON e.center_id = m.center_id AND e.id = coalesce(m.merged_into_id, m.id)
        WHERE m.center_id = $1 AND m.normalized_name = ANY ($2::text[])
        ORDER BY m.normalized_name, m.merged_into_id IS NOT NULL, m.id DESC`,
      [tx.centerId, normalizedNames],
    );
    return new Map(found.map(({ asked, ...employer }) => [asked, employer]));
  }

  async change(tx: Transaction, id: string, changes: Partial<Employer>): Promise<void> {
    await tx.manager.update(Employer, { centerId: tx.centerId, id }, changes);
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Employer>> {
    const text = `SELECT ${COLUMNS} FROM employers e WHERE e.center_id = $1 AND e.id = ANY($2::uuid[])`;
    const found = await this.database.read<Employer>(centerId, {
      name: 'employers-by-id',
      text,
      values: [centerId, ids],
    });
    return new Map(found.map((employer) => [employer.id, employer]));
  }

  /** Live employers by name, one page. */
  search(centerId: string, search: EmployerSearch): Promise<Employer[]> {
    return this.database.read<Employer>(centerId, {
      name: 'search-employers',
      text: `SELECT ${COLUMNS} FROM employers e
              WHERE e.center_id = $1 AND e.merged_into_id IS NULL
                AND ($2::text IS NULL OR starts_with(e.normalized_name, $2))
                AND ($3::text IS NULL OR (e.normalized_name, e.id) > ($3, $4::uuid))
              ORDER BY e.normalized_name, e.id LIMIT $5`,
      values: [
        centerId,
        search.startsWith,
        search.after?.normalizedName ?? null,
        search.after?.id ?? null,
        search.limit,
      ],
    });
  }

  /**
   * Sends the plans of an employer's prospects to the sweeper, because its clock or its holidays are others now:
   * prospects stand below employers, so they cannot be asked to replan from here.
   */
  async outdatePlans(tx: Transaction, employerId: string, now: Date): Promise<void> {
    for (const column of ['employer_id', 'agency_id'])
      await tx.query(
        `UPDATE prospects SET plan_changes_at = $3 WHERE center_id = $1 AND ${column} = $2 AND next_step_due_at IS NOT NULL`,
        [tx.centerId, employerId, now],
      );
  }
}

const COLUMNS = `e.center_id AS "centerId", e.id, e.name, e.normalized_name AS "normalizedName", e.kind, e.website, e.zone, e.country, e.region,
  e.merged_into_id AS "mergedIntoId", e.created_at AS "createdAt", e.version`;
