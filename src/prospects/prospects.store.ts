import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Fact } from '../kernel/fact.js';
import { Database, type Transaction } from '../platform/database/index.js';
import {
  CANDIDACIES,
  CANDIDACY,
  type Candidacy,
  candidacyOf,
  type CandidacyRows,
  officeOf,
} from './candidacies.store.js';
import { type FactRow, factOf } from './fact-rows.js';
import { type Projected, rowOf, SAVE_PROJECTION, SAVE_PROJECTIONS } from './projection-rows.store.js';
import { Prospect } from './prospect.entity.js';

@Injectable()
export class ProspectsStore {
  constructor(private readonly database: Database) {}

  addAll(tx: Transaction, prospects: readonly Omit<Prospect, 'centerId' | 'version'>[]): void {
    tx.insertAll(Prospect, prospects);
  }

  byId(tx: Transaction, id: string): Promise<Prospect | null> {
    return tx.find(Prospect, { id });
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Prospect>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.findBy(Prospect, { centerId, id: In([...ids]) }),
    );
    return new Map(found.map((prospect) => [prospect.id, prospect]));
  }

  /** Those of the keys under which a prospect of the student has been imported before. */
  async knownImportKeys(tx: Transaction, studentId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const text =
      'SELECT import_key FROM prospects WHERE center_id = $1 AND student_id = $2 AND import_key = ANY ($3::text[])';
    const rows = await tx.query<{ import_key: string }>(text, [tx.centerId, studentId, keys]);
    return new Set(rows.map((row) => row.import_key));
  }

  /**
   * Holds the prospect until the transaction ends, so that two recordings come one after the other; null: there is none.
   * The student comes first: what happens to one prospect replans the student's others, and two that held one each would
   * wait for each other for ever.
   */
  async lock(tx: Transaction, id: string): Promise<Prospect | null> {
    await tx.query(
      `SELECT s.id FROM students s WHERE s.center_id = $1
          AND s.id = (SELECT p.student_id FROM prospects p WHERE p.center_id = $1 AND p.id = $2) FOR NO KEY UPDATE`,
      [tx.centerId, id],
    );
    return tx.manager.findOne(Prospect, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Prospects of these students with these employers, oldest first. Whoever is to change them holds the students. */
  ofStudentsWith(tx: Transaction, studentIds: readonly string[], employerIds: readonly string[]): Promise<Prospect[]> {
    return tx.manager.find(Prospect, {
      where: { centerId: tx.centerId, studentId: In([...studentIds]), employerId: In([...employerIds]) },
      order: { id: 'ASC' },
    });
  }

  /** The open prospects of students and those of these ids, held, always in the same order. */
  async lockOpenAnd(tx: Transaction, studentIds: readonly string[], ids: readonly string[]): Promise<Prospect[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM prospects WHERE center_id = $1 AND (id = ANY ($3::uuid[]) OR (student_id = ANY ($2::uuid[]) AND outcome IS NULL))
        ORDER BY id FOR UPDATE`,
      [tx.centerId, studentIds, ids],
    );
    return tx.manager.find(Prospect, {
      where: { centerId: tx.centerId, id: In(rows.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
  }

  /** Says that more of the history of prospects was told at that moment, of those that came with one. */
  keepHistory(tx: Transaction, ids: readonly string[], until: Date): void {
    tx.write(
      'UPDATE prospects SET history_until = $3 WHERE center_id = $1 AND id = ANY ($2::uuid[]) AND history_until IS NOT NULL',
      [tx.centerId, ids, until],
    );
  }

  async candidacy(tx: Transaction, prospect: Prospect): Promise<Candidacy> {
    const [candidacy] = await this.candidacies(tx, [prospect]);
    return candidacy!;
  }

  /** Candidacies in the order of their prospects, in one round trip. */
  async candidacies(tx: Transaction, prospects: readonly Prospect[]): Promise<Candidacy[]> {
    if (prospects.length === 0) return [];
    const [ids, offices] = [prospects.map(({ id }) => id), prospects.map(officeOf)];
    const [rows] =
      prospects.length === 1
        ? await tx.query<CandidacyRows>(CANDIDACY, [tx.centerId, ids[0], offices[0]])
        : await tx.query<CandidacyRows>(CANDIDACIES, [tx.centerId, ids, offices]);
    return prospects.map((prospect) => candidacyOf(prospect, rows!));
  }

  /** The facts of several prospects, by prospect id. */
  async factsOf(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Fact[]>> {
    const rows = await this.database.read<{ prospect_id: string; facts: FactRow[] }>(centerId, {
      name: 'facts-of-prospects',
      text: `SELECT prospect_id, json_agg(json_build_object('kind', kind, 'id', id, 'at', at, 'recorded_at', recorded_at, 'details', details)) AS facts
               FROM prospect_facts WHERE center_id = $1 AND prospect_id = ANY ($2::uuid[]) GROUP BY prospect_id`,
      values: [centerId, ids],
    });
    return new Map(rows.map((row) => [row.prospect_id, row.facts.map(factOf)]));
  }

  /** Writes projections in one statement; `pinnedTo` is the policy version they come under from now on, null: each stays under its own. */
  saveProjections(tx: Transaction, projected: readonly Projected[], pinnedTo: string | null = null): void {
    if (projected.length === 1)
      tx.write(SAVE_PROJECTION, [tx.centerId, JSON.stringify(rowOf(projected[0]!)), pinnedTo]);
    if (projected.length > 1) tx.write(SAVE_PROJECTIONS, [tx.centerId, JSON.stringify(projected.map(rowOf)), pinnedTo]);
  }

  pin(tx: Transaction, id: string, policyVersionId: string): void {
    tx.update(Prospect, { id }, { policyVersionId });
  }

  change(tx: Transaction, id: string, changes: Partial<Prospect>): void {
    tx.update(Prospect, { id }, changes);
  }

  /** The student's other open prospects, held. */
  lockOtherOpen(tx: Transaction, { id, studentId }: Prospect): Promise<Prospect[]> {
    return tx.manager.find(Prospect, {
      where: { centerId: tx.centerId, studentId, id: Not(id), outcome: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Prospects whose stored plan has run out by `now`, those that waited longest first; rows that somebody else holds are passed over. */
  async lockRunOut(tx: Transaction, now: Date, limit: number): Promise<Prospect[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM prospects WHERE center_id = $1 AND plan_changes_at <= $2 ORDER BY plan_changes_at, id LIMIT $3 FOR UPDATE SKIP LOCKED',
      [tx.centerId, now, limit],
    );
    return tx.manager.findBy(Prospect, { centerId: tx.centerId, id: In(rows.map((row) => row.id)) });
  }

  /** The next prospects after an id, for work that goes through all of them. */
  after(tx: Transaction, id: string | null, limit: number): Promise<Prospect[]> {
    return tx.manager
      .createQueryBuilder(Prospect, 'p')
      .where('p.centerId = :centerId', { centerId: tx.centerId })
      .andWhere(id === null ? '1 = 1' : 'p.id > :id', { id })
      .orderBy('p.id')
      .limit(limit)
      .getMany();
  }

  /** Open prospects without a whole next step. The CHECK makes it 0; this proves it. */
  async leftHanging(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*) FROM prospects WHERE center_id = $1 AND outcome IS NULL AND next_step_due_at IS NULL',
      [tx.centerId],
    );
    return row!.count;
  }
}
