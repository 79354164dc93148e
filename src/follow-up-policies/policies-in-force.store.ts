import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { PolicyLevel, Membership } from './domain/policy-in-force.js';

/** Everything ever set that may concern a student or a cohort. */
export interface Settings {
  readonly defaultPolicyId: string | null;
  readonly assignments: readonly {
    readonly policyId: string;
    readonly versionId: string | null;
    readonly level: PolicyLevel;
    readonly subjectId: string | null;
    readonly since: string;
    readonly until: string | null;
  }[];
  readonly memberships: readonly Membership[];
  /** Of every policy that is named above, the newest first. */
  readonly versions: readonly { readonly id: string; readonly policyId: string; readonly publishedAt: string }[];
}

@Injectable()
export class PoliciesInForceStore {
  /** In one round trip, because every interview that is logged asks. */
  async settingsOf(tx: Transaction, studentId: string | null, cohortId: string | null): Promise<Settings> {
    const [row] = await tx.query<{ settings: Settings }>(SETTINGS, [tx.centerId, studentId, cohortId]);
    return row!.settings;
  }

  async cohortName(tx: Transaction, id: string): Promise<string> {
    const rows = await tx.query<{ name: string }>('SELECT name FROM cohorts WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      id,
    ]);
    return rows[0]!.name;
  }
}

const SETTINGS = `
  WITH memberships AS (
    SELECT id, cohort_id, from_day, to_day FROM cohort_memberships WHERE center_id = $1 AND student_id = $2
  ), assignments AS (
    SELECT policy_id, version_id, 'PROSPECT' AS level, prospect_id AS subject_id, since, until FROM policy_assignments
     WHERE center_id = $1 AND prospect_id IN (SELECT id FROM prospects WHERE center_id = $1 AND student_id = $2)
    UNION ALL
    SELECT policy_id, version_id, 'STUDENT', student_id, since, until FROM policy_assignments WHERE center_id = $1 AND student_id = $2
    UNION ALL
    SELECT policy_id, version_id, 'COHORT', cohort_id, since, until FROM policy_assignments
     WHERE center_id = $1 AND (cohort_id = $3 OR cohort_id IN (SELECT cohort_id FROM memberships))
    UNION ALL
    SELECT policy_id, version_id, 'CENTER', NULL, since, until FROM policy_assignments
     WHERE center_id = $1 AND cohort_id IS NULL AND student_id IS NULL AND prospect_id IS NULL
  ), center_policy AS (
    SELECT id FROM follow_up_policies WHERE center_id = $1 AND is_default
  )
  SELECT json_build_object(
    'defaultPolicyId', (SELECT id FROM center_policy),
    'assignments', (SELECT coalesce(json_agg(json_build_object('policyId', policy_id, 'versionId', version_id, 'level', level, 'subjectId', subject_id, 'since', since, 'until', until)), '[]')
                      FROM assignments),
    'memberships', (SELECT coalesce(json_agg(json_build_object('id', id, 'cohortId', cohort_id, 'fromDay', from_day, 'toDay', to_day)), '[]') FROM memberships),
    'versions', (SELECT coalesce(json_agg(json_build_object('id', v.id, 'policyId', v.policy_id, 'publishedAt', v.published_at) ORDER BY v.number DESC), '[]')
                   FROM policy_versions v
                  WHERE v.center_id = $1 AND v.policy_id IN (SELECT policy_id FROM assignments UNION SELECT id FROM center_policy))) AS settings`;
