import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { Prospect } from './prospect.entity.js';

/** Whose prospects a change concerns. */
export type Subject =
  | { readonly prospectId: string }
  | { readonly studentId: string }
  | { readonly cohortId: string }
  | { readonly employerId: string }
  | { readonly contactId: string };

/**
 * Prospects that something outside them concerns. Ended ones too: what keeps a last word from being owed may be taken away
 * again, and nobody would come back to a prospect that owes nothing.
 */
@Injectable()
export class AffectedProspects {
  /** Their ids, at most `limit`. */
  async ids(tx: Transaction, subject: Subject, limit: number): Promise<readonly string[]> {
    const [condition, id] = conditionOf(subject);
    const text = `SELECT p.id FROM prospects p WHERE p.center_id = $1 AND ${condition} LIMIT $3`;
    return (await tx.query<{ id: string }>(text, [tx.centerId, id, limit])).map((row) => row.id);
  }

  /** Holds them, the students first, as every recording does. */
  async lock(tx: Transaction, ids: readonly string[]): Promise<Prospect[]> {
    await tx.query(
      `SELECT s.id FROM students s
        WHERE s.center_id = $1 AND s.id IN (SELECT p.student_id FROM prospects p WHERE p.center_id = $1 AND p.id = ANY($2::uuid[]))
        ORDER BY s.id FOR NO KEY UPDATE`,
      [tx.centerId, ids],
    );
    return tx.manager.find(Prospect, {
      where: { centerId: tx.centerId, id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Sends their plans to the sweeper. */
  async outdate(tx: Transaction, subject: Subject, now: Date): Promise<void> {
    const [condition, id] = conditionOf(subject);
    await tx.query(`UPDATE prospects p SET plan_changes_at = $3 WHERE p.center_id = $1 AND ${condition}`, [
      tx.centerId,
      id,
      now,
    ]);
  }
}

const CONDITIONS: Readonly<Record<string, string>> = {
  prospectId: 'p.id = $2',
  studentId: 'p.student_id = $2',
  cohortId:
    'p.student_id IN (SELECT m.student_id FROM cohort_memberships m WHERE m.center_id = $1 AND m.cohort_id = $2)',
  employerId: '(p.employer_id = $2 OR p.agency_id = $2)',
  contactId: `p.id IN (
    SELECT i.prospect_id FROM interview_contacts ic JOIN interviews i ON i.center_id = ic.center_id AND i.id = ic.interview_id
     WHERE ic.center_id = $1 AND ic.contact_id = $2
    UNION SELECT f.prospect_id FROM follow_ups f WHERE f.center_id = $1 AND f.contact_id = $2)`,
};

const conditionOf = (subject: Subject): [condition: string, id: string] => {
  const [[kind, id]] = Object.entries(subject) as [[string, string]];
  return [CONDITIONS[kind]!, id];
};
