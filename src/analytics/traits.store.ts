import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';

/** A trait of something, as recorded; null: not known, any more. */
export interface Trait {
  readonly id: string;
  readonly value: number | null;
}

/** Where a trait is kept, and of what. */
interface Kept {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly of: string;
}

const KEPT = {
  READINESS: { table: 'readiness_scores', key: 'student_id', column: 'score', of: 'students' },
  TIER: { table: 'employer_tiers', key: 'employer_id', column: 'tier', of: 'employers' },
} as const satisfies Record<string, Kept>;
export type TraitKind = keyof typeof KEPT;

@Injectable()
export class TraitsStore {
  constructor(private readonly database: Database) {}

  /** Those of the ids that the center does not have. */
  async unknown(tx: Transaction, kind: TraitKind, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT given.id FROM unnest($2::uuid[]) AS given (id)
        WHERE NOT EXISTS (SELECT FROM ${KEPT[kind].of} x WHERE x.center_id = $1 AND x.id = given.id)`,
      [tx.centerId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes what is known and takes away what is not any more. */
  record(tx: Transaction, kind: TraitKind, traits: readonly Trait[], by: { at: Date; userId: string }): void {
    const { table, key, column } = KEPT[kind];
    const known = traits.filter(({ value }) => value !== null);
    tx.write(
      `INSERT INTO ${table} (center_id, ${key}, ${column}, recorded_at, recorded_by)
       SELECT $1, id, value, $4, $5 FROM unnest($2::uuid[], $3::double precision[]) AS given (id, value)
       ON CONFLICT (center_id, ${key}) DO UPDATE SET ${column} = excluded.${column}, recorded_at = $4, recorded_by = $5`,
      [tx.centerId, known.map(({ id }) => id), known.map(({ value }) => value), by.at, by.userId],
    );
    const gone = traits.filter(({ value }) => value === null).map(({ id }) => id);
    tx.write(`DELETE FROM ${table} WHERE center_id = $1 AND ${key} = ANY ($2::uuid[])`, [tx.centerId, gone]);
  }

  async of(centerId: string, kind: TraitKind, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { table, key, column } = KEPT[kind];
    const rows = await this.database.read<{ id: string; value: number }>(centerId, {
      name: `traits-${table}`,
      text: `SELECT ${key} AS id, ${column} AS value FROM ${table} WHERE center_id = $1 AND ${key} = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(rows.map(({ id, value }) => [id, value]));
  }
}
