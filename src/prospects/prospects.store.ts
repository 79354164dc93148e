import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Fact, Timeline } from '../kernel/fact.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { type FactRow, factOf } from './fact-rows.js';
import { Prospect } from './prospect.entity.js';
import { type Projection, savedColumnsOf } from './projection-columns.js';

/** Where a contact keeps office hours; nulls: as the center. */
export interface Place {
  readonly zone: string | null;
  readonly country: string | null;
  readonly region: string | null;
}

/** A candidacy with all that its projection is computed from. */
export interface Candidacy {
  readonly prospect: Prospect;
  readonly timeline: Timeline;
  /** Of the employer, and of every contact that the timeline names. */
  readonly places: { readonly employer: Place; readonly contacts: Readonly<Record<string, Place>> };
}

@Injectable()
export class ProspectsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, prospect: Omit<Prospect, 'centerId' | 'version'>): Promise<void> {
    await tx.manager.insert(Prospect, { ...prospect, centerId: tx.centerId } as Prospect);
  }

  byId(tx: Transaction, id: string): Promise<Prospect | null> {
    return tx.manager.findOneBy(Prospect, { centerId: tx.centerId, id });
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

  async candidacy(tx: Transaction, prospect: Prospect): Promise<Candidacy> {
    const [row] = await tx.query<CandidacyRow>(CANDIDACY, [
      tx.centerId,
      prospect.id,
      prospect.agencyId ?? prospect.employerId,
    ]);
    const { facts, employer, contacts } = row!;
    return {
      prospect,
      timeline: { openedAt: prospect.openedAt.getTime(), facts: facts.map(factOf) },
      places: { employer, contacts },
    };
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

  async saveProjection(tx: Transaction, id: string, projection: Projection): Promise<void> {
    await tx.manager.update(Prospect, { centerId: tx.centerId, id }, savedColumnsOf(projection));
  }

  async pin(tx: Transaction, id: string, policyVersionId: string): Promise<void> {
    await tx.manager.update(Prospect, { centerId: tx.centerId, id }, { policyVersionId });
  }

  async change(tx: Transaction, id: string, changes: Partial<Prospect>): Promise<void> {
    await tx.manager.update(Prospect, { centerId: tx.centerId, id }, changes);
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

  /** Open prospects without a whole next step: neglect. The CHECK makes it 0; this proves it. */
  async neglected(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*) FROM prospects WHERE center_id = $1 AND outcome IS NULL AND next_step_due_at IS NULL',
      [tx.centerId],
    );
    return row!.count;
  }
}

interface CandidacyRow {
  readonly facts: FactRow[];
  readonly employer: Place;
  readonly contacts: Record<string, Place>;
}

const CANDIDACY = `
  SELECT (SELECT coalesce(json_agg(json_build_object('kind', f.kind, 'id', f.id, 'at', f.at, 'recorded_at', f.recorded_at, 'details', f.details)), '[]')
            FROM prospect_facts f WHERE f.center_id = $1 AND f.prospect_id = $2) AS facts,
         (SELECT json_build_object('zone', e.zone, 'country', e.country, 'region', e.region)
            FROM employers e WHERE e.center_id = $1 AND e.id = $3) AS employer,
         (SELECT coalesce(json_object_agg(c.id, json_build_object('zone', coalesce(c.zone, e.zone), 'country', e.country, 'region', e.region)), '{}')
            FROM contacts c JOIN employers e ON e.center_id = c.center_id AND e.id = c.employer_id
           WHERE c.center_id = $1 AND c.id IN (
             SELECT ic.contact_id FROM interviews i JOIN interview_contacts ic ON ic.center_id = i.center_id AND ic.interview_id = i.id
              WHERE i.center_id = $1 AND i.prospect_id = $2
             UNION ALL
             SELECT fu.contact_id FROM follow_ups fu WHERE fu.center_id = $1 AND fu.prospect_id = $2 AND fu.contact_id IS NOT NULL)) AS contacts`;
