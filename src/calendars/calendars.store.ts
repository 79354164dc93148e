import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Day } from '../kernel/day.js';
import { CenterCalendar, type Closure } from './calendar.entity.js';

export interface ClosurePage {
  readonly after: { readonly firstDay: string; readonly id: string } | null;
  readonly limit: number;
}

export type CalendarWithClosures = CenterCalendar & {
  readonly closures: readonly Pick<Closure, 'firstDay' | 'lastDay' | 'reason'>[];
};

@Injectable()
export class CalendarsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, calendar: Omit<CenterCalendar, 'centerId' | 'version'>): Promise<void> {
    await tx.manager.insert(CenterCalendar, { ...calendar, centerId: tx.centerId });
  }

  async calendar(centerId: string): Promise<CenterCalendar> {
    const text = `SELECT ${COLUMNS} FROM center_calendars c WHERE c.center_id = $1`;
    const [row] = await this.database.read<CenterCalendar>(centerId, { name: 'calendar', text, values: [centerId] });
    return row!;
  }

  /** The calendar and every closure that touches the days from the first to the last. */
  async withClosures(tx: Transaction, first: Day, last: Day): Promise<CalendarWithClosures> {
    const [row] = await tx.query<CalendarWithClosures>(WITH_CLOSURES, [tx.centerId, first, last]);
    return row!;
  }

  /** Holds the calendar until the transaction ends. */
  calendarToChange(tx: Transaction): Promise<CenterCalendar> {
    return tx.manager.findOneOrFail(CenterCalendar, {
      where: { centerId: tx.centerId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async change(tx: Transaction, changes: Partial<CenterCalendar>): Promise<void> {
    await tx.manager.update(CenterCalendar, { centerId: tx.centerId }, changes);
  }

  /** False: the id is taken. */
  async addClosure(tx: Transaction, closure: Omit<Closure, 'centerId'>): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO closures (center_id, id, first_day, last_day, reason) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (center_id, id) DO NOTHING RETURNING id`,
      [tx.centerId, closure.id, closure.firstDay, closure.lastDay, closure.reason],
    );
    return rows.length === 1;
  }

  /** The closure that is gone now; null: there was none. */
  async removeClosure(tx: Transaction, id: string): Promise<Closure | null> {
    const [removed] = await tx.query<Closure>(
      `DELETE FROM closures WHERE center_id = $1 AND id = $2 RETURNING ${CLOSURE_COLUMNS}`,
      [tx.centerId, id],
    );
    return removed ?? null;
  }

  /** Closures by first day, one page. */
  closures(centerId: string, page: ClosurePage): Promise<Closure[]> {
    return this.database.read<Closure>(centerId, {
      name: 'closures',
      text: `SELECT ${CLOSURE_COLUMNS} FROM closures
              WHERE center_id = $1 AND ($2::date IS NULL OR (first_day, id) > ($2, $3::uuid))
              ORDER BY first_day, id LIMIT $4`,
      values: [centerId, page.after?.firstDay ?? null, page.after?.id ?? null, page.limit],
    });
  }

  /**
   * Sends every plan that still holds a step to the sweeper, because days are counted anew: the next step is computed
   * from this calendar, and prospects stand below calendars, so they cannot be asked to replan from here.
   */
  async outdatePlans(tx: Transaction, now: Date): Promise<void> {
    await tx.query('UPDATE prospects SET plan_changes_at = $2 WHERE center_id = $1 AND next_step_due_at IS NOT NULL', [
      tx.centerId,
      now,
    ]);
  }
}

const COLUMNS = `c.center_id AS "centerId", c.zone, c.country, c.region, c.working_weekdays AS "workingWeekdays",
  c.opens_at_minute AS "opensAtMinute", c.closes_at_minute AS "closesAtMinute", c.version`;

const CLOSURE_COLUMNS = `center_id AS "centerId", id, first_day AS "firstDay", last_day AS "lastDay", reason`;

const WITH_CLOSURES = `
  SELECT ${COLUMNS},
         (SELECT coalesce(json_agg(json_build_object('firstDay', o.first_day, 'lastDay', o.last_day, 'reason', o.reason) ORDER BY o.first_day, o.id), '[]')
            FROM closures o WHERE o.center_id = $1 AND o.last_day >= $2 AND o.first_day <= $3) AS closures
    FROM center_calendars c WHERE c.center_id = $1`;
