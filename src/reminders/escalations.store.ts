import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { Escalation } from './escalation.entity.js';
import { seenToBy } from './whose-escalations.js';

export type NewEscalation = Pick<
  Escalation,
  'id' | 'prospectId' | 'stepKey' | 'stepKind' | 'stepDueAt' | 'level' | 'assignedId' | 'raisedAt'
>;

export interface EscalationPage {
  /** Only those that this person is to see to today; null: all. */
  readonly of: string | null;
  readonly onlyUnacknowledged: boolean;
  readonly now: Date;
  readonly after: { readonly stepDueAt: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class EscalationsStore {
  constructor(private readonly database: Database) {}

  /** Raises those that have not been raised before. */
  async raise(tx: Transaction, escalations: readonly NewEscalation[]): Promise<void> {
    if (escalations.length === 0) return;
    await tx.query(
      `INSERT INTO escalations (center_id, id, prospect_id, step_key, step_kind, step_due_at, level, assigned_id, raised_at)
       SELECT $1, e.id, e."prospectId", e."stepKey", e."stepKind", e."stepDueAt", e.level, e."assignedId", e."raisedAt"
         FROM jsonb_to_recordset($2::jsonb) AS e (id uuid, "prospectId" uuid, "stepKey" text, "stepKind" text,
                                                  "stepDueAt" timestamptz, level text, "assignedId" uuid, "raisedAt" timestamptz)
       ON CONFLICT (center_id, prospect_id, step_key, step_due_at, level) DO NOTHING`,
      [tx.centerId, JSON.stringify(escalations)],
    );
  }

  /** Marks those as resolved whose prospect owes another step now; answers how many. */
  async resolve(tx: Transaction, now: Date): Promise<number> {
    const rows = await tx.query(
      `WITH over AS MATERIALIZED (
         SELECT e.id FROM escalations e JOIN prospects p ON p.center_id = $1 AND p.id = e.prospect_id
          WHERE e.center_id = $1 AND e.resolved_at IS NULL AND (${STILL_OWED}) IS NOT TRUE
          ORDER BY e.id FOR UPDATE OF e SKIP LOCKED)
       UPDATE escalations e SET resolved_at = $2 FROM over WHERE e.center_id = $1 AND e.id = over.id RETURNING e.id`,
      [tx.centerId, now],
    );
    return rows.length;
  }

  /** Holds the escalation until the transaction ends; null: there is none. */
  byIdToChange(tx: Transaction, id: string): Promise<Escalation | null> {
    return tx.manager.findOne(Escalation, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Whether its prospect owes the same step still, and its student is on the lists. */
  async isOpen(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query(`SELECT e.id FROM ${OPEN} AND e.id = $2`, [tx.centerId, id]);
    return rows.length === 1;
  }

  async acknowledge(
    tx: Transaction,
    id: string,
    acknowledged: Pick<Escalation, 'acknowledgedAt' | 'acknowledgedBy' | 'note'>,
  ): Promise<void> {
    await tx.manager.update(Escalation, { centerId: tx.centerId, id }, acknowledged);
  }

  /** Open escalations, those whose step has been due longest first, one page. */
  worstFirst(centerId: string, page: EscalationPage): Promise<Escalation[]> {
    return this.database.read<Escalation>(centerId, {
      name: 'escalations',
      text: PAGE,
      values: [
        centerId,
        page.of,
        page.now,
        page.onlyUnacknowledged,
        page.after?.stepDueAt ?? null,
        page.after?.id ?? null,
        page.limit,
      ],
    });
  }
}

const STILL_OWED = `p.next_step_key = e.step_key AND p.next_step_due_at = e.step_due_at AND p.outcome IS NULL`;

/** Open escalations of the center `$1`, as `e` with their prospect `p`, but of archived students; the resolved mark comes later than the truth. */
export const OPEN = `escalations e JOIN prospects p ON p.center_id = $1 AND p.id = e.prospect_id AND ${STILL_OWED}
  JOIN students s ON s.center_id = $1 AND s.id = p.student_id AND s.archived_at IS NULL
  WHERE e.center_id = $1 AND e.resolved_at IS NULL`;

const TODAY = `(SELECT ($3::timestamptz AT TIME ZONE k.zone)::date FROM center_calendars k WHERE k.center_id = $1)`;

const PAGE = `
  SELECT e.center_id AS "centerId", e.id, e.prospect_id AS "prospectId", e.step_key AS "stepKey",
         e.step_kind AS "stepKind", e.step_due_at AS "stepDueAt", e.level, e.assigned_id AS "assignedId", e.raised_at AS "raisedAt",
         e.acknowledged_at AS "acknowledgedAt", e.acknowledged_by AS "acknowledgedBy", e.note, e.resolved_at AS "resolvedAt"
    FROM ${OPEN}
     AND ($2::uuid IS NULL OR e.id IN (${seenToBy('$2', TODAY)}))
     AND (NOT $4::boolean OR e.acknowledged_at IS NULL)
     AND ($5::timestamptz IS NULL OR (e.step_due_at, e.id) > ($5, $6::uuid))
   ORDER BY e.step_due_at, e.id LIMIT $7`;
