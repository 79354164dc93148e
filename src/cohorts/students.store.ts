import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { Student } from './student.entity.js';

export interface StudentSearch {
  /** The only student to show; null: all. */
  readonly onlyId: string | null;
  readonly archived: boolean;
  /** Range of the search names; null: all. */
  readonly names: { readonly from: string; readonly before: string } | null;
  readonly after: { readonly searchName: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class StudentsStore {
  constructor(private readonly database: Database) {}

  /** False: the id or the external id is taken. */
  add(tx: Transaction, student: Omit<Student, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Student, student);
  }

  byId(tx: Transaction, id: string): Promise<Student | null> {
    return tx.find(Student, { id });
  }

  /** Holds the student until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Student | null> {
    return tx.manager.findOne(Student, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those of the external ids that are known, by external id. */
  async byExternalIds(tx: Transaction, externalIds: readonly string[]): Promise<ReadonlyMap<string, Student>> {
    const found = await tx.manager.findBy(Student, { centerId: tx.centerId, externalId: In([...externalIds]) });
    return new Map(found.map((student) => [student.externalId as string, student]));
  }

  async change(tx: Transaction, id: string, changes: Partial<Student>): Promise<void> {
    await tx.manager.update(Student, { centerId: tx.centerId, id }, changes);
  }

  /** Those of the ids that exist, held until the transaction ends, always in the same order, so that nobody waits in a circle. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const text = 'SELECT id FROM students WHERE center_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE';
    const found = await tx.query<{ id: string }>(text, [tx.centerId, ids]);
    return new Set(found.map((student) => student.id));
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Student>> {
    const text = `SELECT ${COLUMNS} FROM students WHERE center_id = $1 AND id = ANY($2::uuid[])`;
    const found = await this.database.read<Student>(centerId, {
      name: 'students-by-id',
      text,
      values: [centerId, ids],
    });
    return new Map(found.map((student) => [student.id, student]));
  }

  /** Students by given name, one page; a name is matched from its beginning, given or family name first. */
  search(centerId: string, search: StudentSearch): Promise<Student[]> {
    const { onlyId, archived, names, after, limit } = search;
    return this.database.read<Student>(centerId, {
      name: 'search-students',
      text: `SELECT ${COLUMNS} FROM students
              WHERE center_id = $1 AND ($2::uuid IS NULL OR id = $2) AND (archived_at IS NOT NULL) = $3
                AND ($4::text IS NULL OR (search_name >= $4 AND search_name < $5) OR (search_family_name >= $4 AND search_family_name < $5))
                AND ($6::text IS NULL OR (search_name, id) > ($6, $7::uuid))
              ORDER BY search_name, id LIMIT $8`,
      values: [
        centerId,
        onlyId,
        archived,
        names?.from ?? null,
        names?.before ?? null,
        after?.searchName ?? null,
        after?.id ?? null,
        limit,
      ],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, user_id AS "userId", external_id AS "externalId", given_name AS "givenName",
  family_name AS "familyName", search_name AS "searchName", search_family_name AS "searchFamilyName", email, phone, zone,
  graduating_class AS "graduatingClass", degree_level AS "degreeLevel", program, value_points AS "valuePoints",
  archived_at AS "archivedAt", reminders_opted_out_at AS "remindersOptedOutAt", created_at AS "createdAt", version`;
