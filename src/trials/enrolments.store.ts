import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { NotEligible } from './domain/eligibility.js';
import type { NotEligibleCount } from './domain/expectation.js';
import { PolicyTrialEnrolment } from './policy-trial.entity.js';

export interface Candidate {
  readonly studentId: string;
  /** Null: can be enrolled. */
  readonly reason: NotEligible | null;
}

/** Null: those who can be enrolled. */
export interface EligibilityCount extends Omit<NotEligibleCount, 'reason'> {
  readonly reason: NotEligible | null;
}

/** Where and when somebody is to be enrolled: in one of the cohorts. */
export interface Intake {
  readonly cohortIds: readonly string[];
  readonly on: Day;
  readonly at: Date;
}

export type NewEnrolment = Omit<PolicyTrialEnrolment, 'centerId'>;

@Injectable()
export class EnrolmentsStore {
  constructor(private readonly database: Database) {}

  /** How many the cohort has enrolled, held until the transaction ends; null: the cohort is not in the trial. */
  async holdStratum(tx: Transaction, trialId: string, cohortId: string): Promise<number | null> {
    const [row] = await tx.query<{ enrolled: number }>(
      'SELECT enrolled FROM policy_trial_strata WHERE center_id = $1 AND trial_id = $2 AND cohort_id = $3 FOR NO KEY UPDATE',
      [tx.centerId, trialId, cohortId],
    );
    return row?.enrolled ?? null;
  }

  /** How many members of the cohorts can be enrolled (null), and how many cannot, by reason; who is in two of them counts once. */
  eligibility(tx: Transaction, { cohortIds, on, at }: Intake): Promise<EligibilityCount[]> {
    return tx.query<EligibilityCount>(
      `SELECT why.reason, count(*)::int AS students
         FROM (SELECT DISTINCT student_id FROM cohort_memberships m WHERE ${MEMBERS}) x
         JOIN students s ON s.center_id = $1 AND s.id = x.student_id
        CROSS JOIN LATERAL (${REASON}) AS why
        GROUP BY why.reason ORDER BY why.reason`,
      [tx.centerId, cohortIds, on, at],
    );
  }

  /** How many members the smallest of the cohorts has that has any; null: none has. */
  async smallestCohort(tx: Transaction, { cohortIds, on }: Intake): Promise<number | null> {
    const [row] = await tx.query<{ members: number }>(
      `SELECT count(DISTINCT m.student_id)::int AS members FROM cohort_memberships m WHERE ${MEMBERS}
        GROUP BY m.cohort_id ORDER BY members LIMIT 1`,
      [tx.centerId, cohortIds, on],
    );
    return row?.members ?? null;
  }

  /** Members of the cohorts who can be enrolled, in the order of their ids. */
  async eligibleIn(tx: Transaction, { cohortIds, on, at }: Intake, limit: number): Promise<string[]> {
    const rows = await tx.query<Candidate>(
      `SELECT s.id AS "studentId" FROM cohort_memberships m JOIN students s ON s.center_id = m.center_id AND s.id = m.student_id
        CROSS JOIN LATERAL (${REASON}) AS why
        WHERE ${MEMBERS} AND why.reason IS NULL
        ORDER BY s.id LIMIT $5`,
      [tx.centerId, cohortIds, on, at, limit],
    );
    return rows.map(({ studentId }) => studentId);
  }

  /** Which of the students the center has, and whether they can be enrolled, in the order of their ids. */
  candidates(tx: Transaction, { cohortIds, on, at }: Intake, studentIds: readonly string[]): Promise<Candidate[]> {
    return tx.query<Candidate>(
      `SELECT s.id AS "studentId", why.reason FROM students s CROSS JOIN LATERAL (${REASON}) AS why
        WHERE s.center_id = $1 AND s.id = ANY ($5::uuid[]) ORDER BY s.id`,
      [tx.centerId, cohortIds, on, at, studentIds],
    );
  }

  add(tx: Transaction, enrolments: readonly NewEnrolment[]): void {
    tx.insert(PolicyTrialEnrolment, ...enrolments);
  }

  countOn(tx: Transaction, trialId: string, cohortId: string, count: number): void {
    tx.write(
      'UPDATE policy_trial_strata SET enrolled = enrolled + $4 WHERE center_id = $1 AND trial_id = $2 AND cohort_id = $3',
      [tx.centerId, trialId, cohortId, count],
    );
  }

  /** Those of the cohorts that the center has. */
  async knownCohorts(tx: Transaction, cohortIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM cohorts WHERE center_id = $1 AND id = ANY ($2::uuid[])',
      [tx.centerId, cohortIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of the cohorts for which a policy is set. */
  async withOwnPolicy(tx: Transaction, cohortIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ cohort_id: string }>(
      'SELECT cohort_id FROM policy_assignments WHERE center_id = $1 AND cohort_id = ANY ($2::uuid[]) AND until IS NULL',
      [tx.centerId, cohortIds],
    );
    return new Set(rows.map((row) => row.cohort_id));
  }

  async assignmentIdsOf(tx: Transaction, trialId: string): Promise<string[]> {
    const rows = await tx.query<{ assignment_id: string }>(
      'SELECT assignment_id FROM policy_trial_enrolments WHERE center_id = $1 AND trial_id = $2',
      [tx.centerId, trialId],
    );
    return rows.map((row) => row.assignment_id);
  }

  /** Everybody who drew lots, by cohort and place. */
  allOf(
    centerId: string,
    trialId: string,
  ): Promise<Pick<PolicyTrialEnrolment, 'cohortId' | 'studentId' | 'place' | 'arm'>[]> {
    return this.database.read(centerId, {
      name: 'policy-trial-enrolments',
      text: `SELECT cohort_id AS "cohortId", student_id AS "studentId", place, arm FROM policy_trial_enrolments
              WHERE center_id = $1 AND trial_id = $2 ORDER BY cohort_id, place`,
      values: [centerId, trialId],
    });
  }
}

const MEMBERS =
  'm.center_id = $1 AND m.cohort_id = ANY ($2::uuid[]) AND m.from_day <= $3 AND (m.to_day IS NULL OR m.to_day >= $3)';

const REASON = `SELECT CASE
  WHEN s.archived_at IS NOT NULL THEN 'ARCHIVED'
  WHEN NOT EXISTS (SELECT FROM cohort_memberships m WHERE ${MEMBERS} AND m.student_id = s.id) THEN 'NOT_IN_COHORT'
  WHEN EXISTS (SELECT FROM policy_trial_enrolments e JOIN policy_trials t ON t.center_id = e.center_id AND t.id = e.trial_id
                WHERE e.center_id = $1 AND e.student_id = s.id AND t.status = 'RUNNING') THEN 'IN_A_TRIAL'
  WHEN EXISTS (SELECT FROM cohort_memberships c
                 JOIN policy_trial_enrolments e ON e.center_id = c.center_id AND e.cohort_id = c.cohort_id AND e.student_id IS NULL
                 JOIN policy_trials t ON t.center_id = e.center_id AND t.id = e.trial_id AND t.status = 'RUNNING'
                WHERE c.center_id = $1 AND c.student_id = s.id AND c.from_day <= $3 AND (c.to_day IS NULL OR c.to_day >= $3)) THEN 'IN_A_TRIAL'
  WHEN EXISTS (SELECT FROM prospects p WHERE p.center_id = $1 AND p.student_id = s.id AND p.outcome = 'OFFER_ACCEPTED') THEN 'ALREADY_PLACED'
  WHEN EXISTS (SELECT FROM policy_assignments a WHERE a.center_id = $1 AND a.student_id = s.id AND a.until IS NULL) THEN 'HAS_OWN_POLICY'
  WHEN EXISTS (SELECT FROM prospects p JOIN interviews i ON i.center_id = p.center_id AND i.prospect_id = p.id
                WHERE p.center_id = $1 AND p.student_id = s.id AND p.outcome IS NULL
                  AND i.ends_at <= $4 AND i.status IN ('HELD', 'SCHEDULED')) THEN 'INTERVIEWED_ALREADY'
  END AS reason`;
