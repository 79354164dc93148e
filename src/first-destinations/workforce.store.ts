import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { EmploymentQuarter, ReportExclusion } from './first-destination.entity.js';

interface StudentPage {
  /** Null: of every student. */
  readonly studentId: string | null;
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class WorkforceStore {
  constructor(private readonly database: Database) {}

  async knowsStudent(tx: Transaction, id: string): Promise<boolean> {
    const found = await tx.query('SELECT 1 FROM students WHERE center_id = $1 AND id = $2', [tx.centerId, id]);
    return found.length > 0;
  }

  /** False: the id is taken, or the quarter is recorded from that source already. */
  addQuarter(tx: Transaction, quarter: Omit<EmploymentQuarter, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, EmploymentQuarter, quarter);
  }

  quarter(tx: Transaction, id: string): Promise<EmploymentQuarter | null> {
    return tx.find(EmploymentQuarter, { id });
  }

  quarterToChange(tx: Transaction, id: string): Promise<EmploymentQuarter | null> {
    return tx.manager.findOne(EmploymentQuarter, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async removeQuarter(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(EmploymentQuarter, { centerId: tx.centerId, id });
  }

  /** False: the id is taken, or the student is left out already. */
  addExclusion(tx: Transaction, exclusion: Omit<ReportExclusion, 'centerId'>): Promise<boolean> {
    return insertIfFree(tx, ReportExclusion, exclusion);
  }

  exclusionOf(tx: Transaction, studentId: string): Promise<ReportExclusion | null> {
    return tx.find(ReportExclusion, { studentId });
  }

  async removeExclusion(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(ReportExclusion, { centerId: tx.centerId, id });
  }

  quarters(centerId: string, { studentId, afterId, limit }: StudentPage): Promise<EmploymentQuarter[]> {
    return this.database.read<EmploymentQuarter>(centerId, {
      name: 'employment-quarters',
      text: `SELECT center_id AS "centerId", id, student_id AS "studentId", year, quarter, is_employed AS "isEmployed", earnings, currency,
                    source, recorded_at AS "recordedAt", recorded_by AS "recordedBy", version
               FROM employment_quarters
              WHERE center_id = $1 AND ($2::uuid IS NULL OR student_id = $2) AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      values: [centerId, studentId, afterId, limit],
    });
  }

  exclusions(centerId: string, { studentId, afterId, limit }: StudentPage): Promise<ReportExclusion[]> {
    return this.database.read<ReportExclusion>(centerId, {
      name: 'report-exclusions',
      text: `SELECT center_id AS "centerId", id, student_id AS "studentId", reason, evidence, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
               FROM report_exclusions
              WHERE center_id = $1 AND ($2::uuid IS NULL OR student_id = $2) AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      values: [centerId, studentId, afterId, limit],
    });
  }
}
