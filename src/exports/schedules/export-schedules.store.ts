import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/index.js';
import { ExportSchedule } from './export-schedule.entity.js';

/** One whose time has come. */
export interface DueSchedule {
  readonly schedule: ExportSchedule;
  /** By the clock of the database. */
  readonly now: Date;
}

export interface SchedulePage {
  /** Whose; null: everybody's. */
  readonly personId: string | null;
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class ExportSchedulesStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, schedule: Omit<ExportSchedule, 'centerId' | 'endedAt'>): void {
    tx.insert(ExportSchedule, { ...schedule, endedAt: null });
  }

  change(tx: Transaction, id: string, changes: Partial<ExportSchedule>): void {
    tx.update(ExportSchedule, { id }, changes);
  }

  /** One that goes on, held until the transaction ends. */
  goingOn(tx: Transaction, id: string): Promise<ExportSchedule | null> {
    return tx.manager
      .findOne(ExportSchedule, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } })
      .then((found) => (found?.endedAt === null ? found : null));
  }

  byId(tx: Transaction, id: string): Promise<ExportSchedule | null> {
    return tx.find(ExportSchedule, { id });
  }

  /** Until the transaction ends nobody else in the center counts. */
  async countGoingOn(tx: Transaction): Promise<number> {
    tx.write('SELECT 1 FROM center_profiles WHERE center_id = $1 FOR NO KEY UPDATE', [tx.centerId]);
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*) FROM export_schedules WHERE center_id = $1 AND ended_at IS NULL',
      [tx.centerId],
    );
    return row!.count;
  }

  /** Those whose time has come and that nobody else is at, held until the transaction ends. */
  async due(tx: Transaction, limit: number): Promise<DueSchedule[]> {
    const rows = await tx.query<ExportSchedule & { now: Date }>(
      `SELECT ${COLUMNS}, now() AS now FROM export_schedules
        WHERE center_id = $1 AND ended_at IS NULL AND next_due_at <= now() ORDER BY next_due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [tx.centerId, limit],
    );
    return rows.map(({ now, ...schedule }) => ({ schedule, now }));
  }

  /** Those that go on and that the person may see, the newest first, one page. */
  newestFirst(centerId: string, { personId, afterId, limit }: SchedulePage): Promise<ExportSchedule[]> {
    return this.database.read<ExportSchedule>(centerId, {
      name: 'export-schedules',
      text: `SELECT ${COLUMNS} FROM export_schedules
              WHERE center_id = $1 AND ended_at IS NULL AND ($2::uuid IS NULL OR id < $2) AND ($3::uuid IS NULL OR created_by = $3)
              ORDER BY id DESC LIMIT $4`,
      values: [centerId, afterId, personId, limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, row_set AS "rowSet", format, filter, every, weekday, month_day AS "monthDay", hour,
  next_due_at AS "nextDueAt", created_at AS "createdAt", created_by AS "createdBy", ended_at AS "endedAt"`;
