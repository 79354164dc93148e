import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { FirstDestination } from './first-destination.entity.js';
import type { ClassPage } from './graduations.store.js';

@Injectable()
export class FirstDestinationsStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken, or the offer has been confirmed already. */
  add(tx: Transaction, destination: Omit<FirstDestination, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, FirstDestination, destination);
  }

  byId(tx: Transaction, id: string): Promise<FirstDestination | null> {
    return tx.find(FirstDestination, { id });
  }

  byIdToChange(tx: Transaction, id: string): Promise<FirstDestination | null> {
    return tx.manager.findOne(FirstDestination, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async change(tx: Transaction, after: FirstDestination): Promise<void> {
    await tx.manager.update(FirstDestination, { centerId: tx.centerId, id: after.id }, after);
  }

  async knows(tx: Transaction, table: 'students' | 'employers', id: string): Promise<boolean> {
    const found = await tx.query(`SELECT 1 FROM ${table} WHERE center_id = $1 AND id = $2`, [tx.centerId, id]);
    return found.length > 0;
  }

  /** Whether a graduation or the roster says that the student is of the class. */
  async isOfClass(tx: Transaction, studentId: string, graduatingClass: number): Promise<boolean> {
    const found = await tx.query(
      `SELECT 1 FROM students WHERE center_id = $1 AND id = $2 AND graduating_class = $3::int
       UNION ALL SELECT 1 FROM graduations WHERE center_id = $1 AND student_id = $2 AND graduating_class = $3::int LIMIT 1`,
      [tx.centerId, studentId, graduatingClass],
    );
    return found.length > 0;
  }

  /** In the order in which they were recorded, retracted ones too, one page. */
  page(centerId: string, { graduatingClass, studentId, afterId, limit }: ClassPage): Promise<FirstDestination[]> {
    return this.database.read<FirstDestination>(centerId, {
      name: 'first-destinations',
      text: `SELECT ${COLUMNS} FROM first_destinations
              WHERE center_id = $1 AND ($2::int IS NULL OR graduating_class = $2) AND ($3::uuid IS NULL OR student_id = $3)
                AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $5`,
      values: [centerId, graduatingClass, studentId, afterId, limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, student_id AS "studentId", graduating_class AS "graduatingClass", outcome,
  not_seeking_reason AS "notSeekingReason", hours_a_week AS "hoursAWeek", pay_amount AS "payAmount", pay_currency AS "payCurrency",
  pay_period AS "payPeriod", bonus_amount AS "bonusAmount", employer_id AS "employerId", is_in_field AS "isInField",
  offered_on AS "offeredOn", decided_on AS "decidedOn", starts_on AS "startsOn", known_on AS "knownOn",
  knowledge_source AS "knowledgeSource", evidence, offer_id AS "offerId", recorded_at AS "recordedAt", recorded_by AS "recordedBy",
  retracted_at AS "retractedAt", retracted_by AS "retractedBy", retract_reason AS "retractReason", version`;
