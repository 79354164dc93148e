import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { Arm, TrialUnit } from './domain/trial.js';
import { CAUSES, type TrialData, type TrialProspect, type TrialStudent } from './domain/trial-data.js';

/** Nobody is watched longer after the first interview. */
const HORIZON = 180;

/** Of a center with more, the students of its newest prospects speak for all: they say enough of rates and sizes. */
const NEWEST = 20_000;

interface ProspectRow {
  readonly studentId: string;
  readonly cohortId: string;
  readonly arm: Arm;
  readonly watched: number;
  readonly endDay: number | null;
  readonly ending: (typeof CAUSES)[number] | null;
  readonly knownOn: number | null;
  readonly called: boolean;
}

type StudentRow = Omit<TrialStudent, 'day' | 'hasOffer'> & {
  readonly watched: number;
  readonly offerDay: number | null;
};

/** Who is looked at: each with an arm, and from when on. */
export type Subjects =
  { readonly of: TrialUnit; readonly trialId: string } | { readonly of: 'EVERYBODY'; readonly since: Date };

/** Reads prospects and students as they were known at a moment, counted in whole days of 24 hours. */
@Injectable()
export class TrialDataStore {
  async read(tx: Transaction, trialId: string, unit: TrialUnit, asOf: Date): Promise<TrialData> {
    const subjects = { of: unit, trialId } as const;
    return { prospects: await this.prospects(tx, subjects, asOf), students: await this.students(tx, subjects, asOf) };
  }

  /** Prospects whose first interview ended after their student became a subject. */
  async prospects(tx: Transaction, subjects: Subjects, asOf: Date): Promise<TrialProspect[]> {
    const rows = await tx.query<ProspectRow>(prospectsOf(SUBJECTS[subjects.of]), [tx.centerId, keyOf(subjects), asOf]);
    return rows.flatMap(prospectOf);
  }

  private async students(tx: Transaction, subjects: Subjects, asOf: Date): Promise<TrialStudent[]> {
    const rows = await tx.query<StudentRow>(studentsOf(SUBJECTS[subjects.of]), [tx.centerId, keyOf(subjects), asOf]);
    return rows.map(({ watched, offerDay, ...known }) => {
      const hasOffer = offerDay !== null && offerDay <= watched;
      return { ...known, day: hasOffer ? offerDay : watched, hasOffer };
    });
  }
}

const keyOf = (subjects: Subjects): unknown => (subjects.of === 'EVERYBODY' ? subjects.since : subjects.trialId);

/** Left out: what was not watched for a day, or had ended before its first interview. */
function prospectOf({ watched: all, endDay, ending, ...known }: ProspectRow): TrialProspect[] {
  const watched = Math.min(HORIZON, all);
  if (watched < 1 || (endDay !== null && endDay < 1)) return [];
  const hasEnded = endDay !== null && endDay <= watched;
  const status = hasEnded ? CAUSES.indexOf(ending!) + 1 : 0;
  return [{ ...known, watched, day: hasEnded ? endDay : watched, status }];
}

const SUBJECTS: Readonly<Record<Subjects['of'], string>> = {
  STUDENT: `SELECT student_id, cohort_id, arm, enrolled_at AS since FROM policy_trial_enrolments
             WHERE center_id = $1 AND trial_id = $2 AND student_id IS NOT NULL`,
  COHORT: `SELECT m.student_id, e.cohort_id, e.arm, greatest(e.enrolled_at, m.from_day::timestamptz) AS since
             FROM policy_trial_enrolments e JOIN cohort_memberships m ON m.center_id = e.center_id AND m.cohort_id = e.cohort_id
              AND (m.to_day IS NULL OR m.to_day >= e.enrolled_at::date)
            WHERE e.center_id = $1 AND e.trial_id = $2 AND e.student_id IS NULL`,
  EVERYBODY: `SELECT DISTINCT student_id, NULL::uuid AS cohort_id, 'CONTROL' AS arm, $2::timestamptz AS since
                FROM (SELECT student_id FROM prospects WHERE center_id = $1 ORDER BY id DESC LIMIT ${NEWEST}) newest`,
};

const DAYS = (from: string, to: string): string => `floor(extract(epoch FROM ${to} - ${from}) / 86400)::int`;

const prospectsOf = (subjects: string): string => `
  WITH subjects AS (${subjects})
  SELECT DISTINCT ON (p.id) p.student_id AS "studentId", x.cohort_id AS "cohortId", x.arm,
         ${DAYS('zero.at', '$3::timestamptz')} AS watched, ${DAYS('zero.at', 'ending.at')} + 1 AS "endDay", ending.kind AS ending,
         ${DAYS('zero.at', 'ending.known_at')} + 1 AS "knownOn",
         EXISTS (SELECT FROM follow_ups f WHERE f.center_id = $1 AND f.prospect_id = p.id AND f.kind = 'STATUS_CHECK'
                    AND f.happened_at BETWEEN zero.at AND $3) AS called
    FROM subjects x
    JOIN prospects p ON p.center_id = $1 AND p.student_id = x.student_id
   CROSS JOIN LATERAL (
      SELECT min(i.ends_at) AS at FROM interviews i
       WHERE i.center_id = $1 AND i.prospect_id = p.id AND i.status = 'HELD' AND i.ends_at <= $3) zero
    LEFT JOIN LATERAL (
      SELECT e.kind, e.at, e.known_at FROM (
        SELECT 'OFFER' AS kind, o.received_at AS at, o.received_at AS known_at FROM offers o WHERE o.center_id = $1 AND o.prospect_id = p.id
        UNION ALL
        SELECT CASE c.kind WHEN 'OFFER_ACCEPTED' THEN 'OFFER' WHEN 'OFFER_DECLINED' THEN 'OFFER' WHEN 'REJECTED' THEN 'REJECTION'
                           WHEN 'WITHDRAWN' THEN 'WITHDRAWAL' ELSE c.kind END, coalesce(c.decided_at, c.learned_at),
               CASE WHEN c.kind <> 'NO_RESPONSE' THEN c.learned_at END
          FROM outcomes c WHERE c.center_id = $1 AND c.prospect_id = p.id AND c.reopened_at IS NULL) e
       ORDER BY e.at, e.kind LIMIT 1) ending ON true
   WHERE zero.at > x.since
   ORDER BY p.id, x.since, x.cohort_id`;

const studentsOf = (subjects: string): string => `
  WITH subjects AS (${subjects})
  SELECT DISTINCT ON (x.student_id) x.student_id AS "studentId", x.cohort_id AS "cohortId", x.arm,
         greatest(0, ${DAYS('x.since', '$3::timestamptz')}) AS watched,
         (SELECT ${DAYS('x.since', 'min(o.received_at)')} + 1 FROM offers o
           WHERE o.center_id = $1 AND o.student_id = x.student_id AND o.received_at > x.since) AS "offerDay",
         (SELECT count(*)::int FROM prospects p
           WHERE p.center_id = $1 AND p.student_id = x.student_id AND p.opened_at <= x.since) AS "prospectsBefore",
         (SELECT count(*)::int FROM prospects p JOIN interviews i ON i.center_id = p.center_id AND i.prospect_id = p.id
           WHERE p.center_id = $1 AND p.student_id = x.student_id AND i.status = 'HELD' AND i.ends_at <= x.since) AS "interviewsBefore",
         (SELECT count(*)::int FROM offers o
           WHERE o.center_id = $1 AND o.student_id = x.student_id AND o.received_at <= x.since) AS "offersBefore"
    FROM subjects x ORDER BY x.student_id, x.since, x.cohort_id`;
