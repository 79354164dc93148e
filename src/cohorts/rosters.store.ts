import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { Student } from './student.entity.js';

/** What a roster says of a student, whole: what it leaves out has been filled in with what is known. */
export type RosterStudent = Pick<
  Student,
  | 'id'
  | 'givenName'
  | 'familyName'
  | 'searchName'
  | 'searchFamilyName'
  | 'email'
  | 'phone'
  | 'zone'
  | 'graduatingClass'
  | 'degreeLevel'
  | 'program'
  | 'createdAt'
> & { readonly externalId: string };

/** Writes whole rosters, a statement for thousands of rows. */
@Injectable()
export class RostersStore {
  /**
   * Adds the students whose external id is new, under the id given, and changes the others where something differs.
   * Answers those added or changed: external id to id, which is the given one when the student is new.
   */
  async upsert(tx: Transaction, students: readonly RosterStudent[]): Promise<ReadonlyMap<string, string>> {
    const columns = FIELDS.map((field) => students.map((student) => student[field]));
    const rows = await tx.query<{ id: string; external_id: string }>(UPSERT, [tx.centerId, ...columns]);
    return new Map(rows.map((row) => [row.external_id, row.id]));
  }

  /** The cohorts of these names; those that are missing are added. Name to id. */
  async cohortsNamed(
    tx: Transaction,
    cohorts: ReadonlyMap<string, string>,
    createdAt: Date,
  ): Promise<ReadonlyMap<string, string>> {
    await tx.query(
      `INSERT INTO cohorts (center_id, id, name, created_at) SELECT $1, given.id, given.name, $4 FROM unnest($2::uuid[], $3::text[]) AS given (id, name)
       ON CONFLICT (center_id, name) DO NOTHING`,
      [tx.centerId, [...cohorts.values()], [...cohorts.keys()], createdAt],
    );
    const text = 'SELECT id, name FROM cohorts WHERE center_id = $1 AND name = ANY($2::text[])';
    const rows = await tx.query<{ id: string; name: string }>(text, [tx.centerId, [...cohorts.keys()]]);
    return new Map(rows.map((row) => [row.name, row.id]));
  }
}

const FIELDS = [
  'id',
  'externalId',
  'givenName',
  'familyName',
  'searchName',
  'searchFamilyName',
  'email',
  'phone',
  'zone',
  'graduatingClass',
  'degreeLevel',
  'program',
  'createdAt',
] as const;

const UPSERT = `
  INSERT INTO students AS s (center_id, id, external_id, given_name, family_name, search_name, search_family_name, email, phone, zone,
                             graduating_class, degree_level, program, created_at)
  SELECT $1, given.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                                 $11::smallint[], $12::text[], $13::text[], $14::timestamptz[]) AS given
  ON CONFLICT (center_id, external_id) DO UPDATE
     SET given_name = EXCLUDED.given_name, family_name = EXCLUDED.family_name, search_name = EXCLUDED.search_name,
         search_family_name = EXCLUDED.search_family_name, email = EXCLUDED.email, phone = EXCLUDED.phone, zone = EXCLUDED.zone,
         graduating_class = EXCLUDED.graduating_class, degree_level = EXCLUDED.degree_level, program = EXCLUDED.program, version = s.version + 1
   WHERE (s.given_name, s.family_name, s.email, s.phone, s.zone, s.graduating_class, s.degree_level, s.program) IS DISTINCT FROM
         (EXCLUDED.given_name, EXCLUDED.family_name, EXCLUDED.email, EXCLUDED.phone, EXCLUDED.zone, EXCLUDED.graduating_class,
          EXCLUDED.degree_level, EXCLUDED.program)
  RETURNING s.id, s.external_id`;
