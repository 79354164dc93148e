import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { OwedStep } from '../dry-runs/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Prospect } from '../prospects/index.js';
import { Counting } from './counting.store.js';

/** Nobody owes this many steps on one prospect; the last ones are dropped rather than the whole reading. */
const MOST_STEPS = 1_000;

/** A place in the order in which prospects were planned. */
interface Place {
  readonly plannedAt: string;
  readonly prospectId: string;
}

@Injectable()
export class OwedStepsStore {
  constructor(private readonly counting: Counting) {}

  /** Prospects that were planned since they were last told, up to an instant, in that order; holds the place until the transaction ends. Null: another worker has it. */
  async next(tx: Transaction, until: Date, limit: number): Promise<readonly Prospect[] | null> {
    tx.write(
      `INSERT INTO owed_step_readings (center_id, planned_at, prospect_id)
       VALUES ($1, '-infinity', '00000000-0000-0000-0000-000000000000') ON CONFLICT (center_id) DO NOTHING`,
      [tx.centerId],
    );
    const [place] = await tx.query<Place>(
      `SELECT planned_at::text AS "plannedAt", prospect_id AS "prospectId" FROM owed_step_readings
        WHERE center_id = $1 FOR UPDATE SKIP LOCKED`,
      [tx.centerId],
    );
    if (!place) return null;
    const found = await tx.query<{ id: string }>(
      `SELECT id FROM prospects
        WHERE center_id = $1 AND (planned_at, id) > ($2::timestamptz, $3::uuid) AND planned_at <= $4 ORDER BY planned_at, id LIMIT $5`,
      [tx.centerId, place.plannedAt, place.prospectId, until, limit],
    );
    const prospects = await tx.manager.findBy(Prospect, { centerId: tx.centerId, id: In(found.map(({ id }) => id)) });
    const byId = new Map(prospects.map((prospect) => [prospect.id, prospect]));
    return found.flatMap(({ id }) => byId.get(id) ?? []);
  }

  /** Puts the steps of prospects in the place of those that were told before; in the order of ids, in which everybody holds prospects. */
  replace(tx: Transaction, told: ReadonlyMap<string, readonly OwedStep[]>): void {
    const rows = [...told].flatMap(([prospectId, steps]) =>
      steps.slice(0, MOST_STEPS).map(({ kind, openedAt, dueAt, endedAt, how }, position) => ({
        prospect_id: prospectId,
        position,
        kind,
        opened_at: new Date(openedAt),
        due_at: new Date(dueAt),
        ended_at: endedAt === null ? null : new Date(endedAt),
        how,
      })),
    );
    tx.write('DELETE FROM owed_steps WHERE center_id = $1 AND prospect_id = ANY ($2::uuid[])', [
      tx.centerId,
      [...told.keys()],
    ]);
    tx.write(
      `INSERT INTO owed_steps (center_id, prospect_id, position, kind, opened_at, due_at, ended_at, how)
       SELECT $1, prospect_id, position, kind, opened_at, due_at, ended_at, how
         FROM jsonb_to_recordset($2::jsonb) AS step (prospect_id uuid, position smallint, kind text, opened_at timestamptz, due_at timestamptz, ended_at timestamptz, how text)
        ORDER BY prospect_id`,
      [tx.centerId, JSON.stringify(rows)],
    );
  }

  moveTo(tx: Transaction, { plannedAt, id }: Prospect): void {
    tx.write('UPDATE owed_step_readings SET planned_at = $2, prospect_id = $3 WHERE center_id = $1', [
      tx.centerId,
      plannedAt,
      id,
    ]);
  }

  /** Prospects whose latest plan has not been told yet. */
  async behind(centerId: string): Promise<number> {
    const [row] = await this.counting.rows<{ behind: number }>(
      centerId,
      `SELECT count(*)::int AS behind FROM prospects p
        WHERE p.center_id = $1 AND (p.planned_at, p.id) > (
          SELECT coalesce(max(r.planned_at), '-infinity'), coalesce(max(r.prospect_id::text), '00000000-0000-0000-0000-000000000000')::uuid
            FROM owed_step_readings r WHERE r.center_id = $1)`,
      [centerId],
    );
    return row!.behind;
  }
}
