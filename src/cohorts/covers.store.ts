import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { CaseloadCover } from './caseload.entity.js';

export interface CoverPage {
  readonly after: { readonly fromDay: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class CoversStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, cover: CaseloadCover): Promise<boolean> {
    return insertIfFree(tx, CaseloadCover, cover);
  }

  /** The cover that is gone now; null: there was none. */
  async remove(tx: Transaction, id: string): Promise<CaseloadCover | null> {
    const [removed] = await tx.query<CaseloadCover>(
      `DELETE FROM caseload_covers WHERE center_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [tx.centerId, id],
    );
    return removed ?? null;
  }

  /** Whether the absent counselor is covered already on some of the days. */
  async overlaps(tx: Transaction, { absentId, fromDay, toDay }: CaseloadCover): Promise<boolean> {
    const text =
      'SELECT id FROM caseload_covers WHERE center_id = $1 AND absent_id = $2 AND from_day <= $4 AND to_day >= $3 LIMIT 1';
    return (await tx.query(text, [tx.centerId, absentId, fromDay, toDay])).length > 0;
  }

  /** Covers that are not over on the day that `now` is in the center's zone, by first day, one page. */
  upcoming(centerId: string, now: Date, { after, limit }: CoverPage): Promise<CaseloadCover[]> {
    return this.database.read<CaseloadCover>(centerId, {
      name: 'upcoming-covers',
      text: `SELECT ${COLUMNS} FROM caseload_covers
              WHERE center_id = $1 AND to_day >= (SELECT ($2::timestamptz AT TIME ZONE zone)::date FROM center_calendars WHERE center_id = $1)
                AND ($3::date IS NULL OR (from_day, id) > ($3, $4::uuid))
              ORDER BY from_day, id LIMIT $5`,
      values: [centerId, now, after?.fromDay ?? null, after?.id ?? null, limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, absent_id AS "absentId", covering_id AS "coveringId", from_day AS "fromDay", to_day AS "toDay"`;
