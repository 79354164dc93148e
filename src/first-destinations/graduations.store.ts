import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { Graduation } from './first-destination.entity.js';

/** What the roster says about a student's degree. */
export type RosterDegree = Pick<Graduation, 'studentId' | 'degreeLevel' | 'program'> & {
  readonly graduatingClass: number | null;
};

export interface ClassPage {
  /** Null: of every class. */
  readonly graduatingClass: number | null;
  /** Null: of every student. */
  readonly studentId: string | null;
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class GraduationsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, graduations: readonly Omit<Graduation, 'centerId' | 'version'>[]): Promise<Graduation[]> {
    tx.insert(Graduation, ...graduations);
    return graduations.map((graduation) => ({ ...graduation, centerId: tx.centerId, version: 1 }));
  }

  byIdToChange(tx: Transaction, id: string): Promise<Graduation | null> {
    return tx.manager.findOne(Graduation, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async change(tx: Transaction, after: Graduation): Promise<void> {
    await tx.manager.update(Graduation, { centerId: tx.centerId, id: after.id }, after);
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(Graduation, { centerId: tx.centerId, id });
  }

  /** Those of the students that exist, with what the roster says. */
  rosterDegrees(tx: Transaction, studentIds: readonly string[]): Promise<RosterDegree[]> {
    return tx.query<RosterDegree>(
      `SELECT id AS "studentId", graduating_class AS "graduatingClass", degree_level AS "degreeLevel", program
         FROM students WHERE center_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
      [tx.centerId, studentIds],
    );
  }

  /** Graduations in the order in which they were recorded, one page. */
  page(centerId: string, { graduatingClass, studentId, afterId, limit }: ClassPage): Promise<Graduation[]> {
    return this.database.read<Graduation>(centerId, {
      name: 'graduations',
      text: `SELECT center_id AS "centerId", id, student_id AS "studentId", graduating_class AS "graduatingClass", graduated_on AS "graduatedOn",
                    degree_level AS "degreeLevel", program, recorded_at AS "recordedAt", recorded_by AS "recordedBy", version
               FROM graduations
              WHERE center_id = $1 AND ($2::int IS NULL OR graduating_class = $2) AND ($3::uuid IS NULL OR student_id = $3)
                AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $5`,
      values: [centerId, graduatingClass, studentId, afterId, limit],
    });
  }
}
