import { Injectable } from '@nestjs/common';
import { grouped } from '../kernel/grouped.js';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { PolicyTrial, PolicyTrialAmendment, PolicyTrialResult, PolicyTrialStratum } from './policy-trial.entity.js';

/** A trial with the days that count now, and without its seed. */
export type ShownTrial = Omit<PolicyTrial, 'seed'>;

export type NewTrial = Omit<
  PolicyTrial,
  'centerId' | 'status' | 'seed' | 'commitment' | 'startedAt' | 'endedAt' | 'abandonedBecause'
>;

export interface TrialPage {
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class TrialsStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, trial: NewTrial): Promise<boolean> {
    const blank = { status: 'REGISTERED', commitment: null, startedAt: null, endedAt: null, abandonedBecause: null };
    return insertIfFree(tx, PolicyTrial, { ...trial, ...blank, seed: null } as Omit<PolicyTrial, 'centerId'>);
  }

  addStrata(tx: Transaction, trialId: string, cohortIds: readonly string[]): void {
    tx.insert(PolicyTrialStratum, ...cohortIds.map((cohortId) => ({ trialId, cohortId, enrolled: 0 })));
  }

  /** Holds the trial until the transaction ends. */
  async byIdToChange(tx: Transaction, id: string): Promise<ShownTrial | null> {
    const [trial] = await tx.query<ShownTrial>(
      `SELECT ${COLUMNS} FROM ${AMENDED} WHERE t.center_id = $1 AND t.id = $2 FOR NO KEY UPDATE OF t`,
      [tx.centerId, id],
    );
    return trial ?? null;
  }

  change(tx: Transaction, id: string, changes: Partial<PolicyTrial>): void {
    tx.update(PolicyTrial, { id }, changes);
  }

  amend(tx: Transaction, amendment: Omit<PolicyTrialAmendment, 'centerId'>): void {
    tx.insert(PolicyTrialAmendment, amendment);
  }

  keepResult(tx: Transaction, result: Omit<PolicyTrialResult, 'centerId'>): void {
    tx.insert(PolicyTrialResult, result);
  }

  async cohortIdsOf(tx: Transaction, trialId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ cohort_id: string }>(
      'SELECT cohort_id FROM policy_trial_strata WHERE center_id = $1 AND trial_id = $2 ORDER BY cohort_id',
      [tx.centerId, trialId],
    );
    return rows.map((row) => row.cohort_id);
  }

  /** Each trial's cohorts, by id. */
  async cohortIdsByTrial(centerId: string, trialIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const found = await this.database.read<{ trialId: string; cohortIds: string[] }>(centerId, {
      name: 'policy-trial-cohorts',
      text: `SELECT trial_id AS "trialId", array_agg(cohort_id ORDER BY cohort_id) AS "cohortIds" FROM policy_trial_strata
              WHERE center_id = $1 AND trial_id = ANY ($2::uuid[]) GROUP BY trial_id`,
      values: [centerId, trialIds],
    });
    return new Map(found.map(({ trialId, cohortIds }) => [trialId, cohortIds]));
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ShownTrial>> {
    const found = await this.database.read<ShownTrial>(centerId, {
      name: 'policy-trials-by-id',
      text: `SELECT ${COLUMNS} FROM ${AMENDED} WHERE t.center_id = $1 AND t.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((trial) => [trial.id, trial]));
  }

  /** Trials, the newest first, one page. */
  newestFirst(centerId: string, { afterId, limit }: TrialPage): Promise<ShownTrial[]> {
    return this.database.read<ShownTrial>(centerId, {
      name: 'policy-trials',
      text: `SELECT ${COLUMNS} FROM ${AMENDED}
              WHERE t.center_id = $1 AND ($2::uuid IS NULL OR t.id < $2) ORDER BY t.id DESC LIMIT $3`,
      values: [centerId, afterId, limit],
    });
  }

  /** Each trial's amendments, the oldest first. */
  async amendmentsOf(
    centerId: string,
    trialIds: readonly string[],
  ): Promise<ReadonlyMap<string, PolicyTrialAmendment[]>> {
    const found = await this.database.read<PolicyTrialAmendment>(centerId, {
      name: 'policy-trial-amendments',
      text: `SELECT a.trial_id AS "trialId", a.id, a.enrolment_ends_on AS "enrolmentEndsOn", a.analysis_on AS "analysisOn", a.reason,
                    a.amended_at AS "amendedAt", a.recorded_by AS "recordedBy"
               FROM policy_trial_amendments a WHERE a.center_id = $1 AND a.trial_id = ANY ($2::uuid[]) ORDER BY a.trial_id, a.id`,
      values: [centerId, trialIds],
    });
    return grouped(found, ({ trialId }) => trialId);
  }

  async resultOf(centerId: string, trialId: string): Promise<PolicyTrialResult | null> {
    const [found] = await this.database.read<PolicyTrialResult>(centerId, {
      name: 'policy-trial-result',
      text: `SELECT trial_id AS "trialId", document, sha256 FROM policy_trial_results WHERE center_id = $1 AND trial_id = $2`,
      values: [centerId, trialId],
    });
    return found ?? null;
  }

  /** The seed of a trial that has ended is for all to see. */
  async seedIfEnded(centerId: string, trialId: string): Promise<string | null> {
    const [found] = await this.database.read<{ seed: string | null }>(centerId, {
      name: 'policy-trial-seed',
      text: `SELECT seed FROM policy_trials WHERE center_id = $1 AND id = $2 AND ended_at IS NOT NULL`,
      values: [centerId, trialId],
    });
    return found?.seed ?? null;
  }

  /** For drawing lots only. */
  async secretSeed(tx: Transaction, trialId: string): Promise<string> {
    const [found] = await tx.query<{ seed: string | null }>(
      'SELECT seed FROM policy_trials WHERE center_id = $1 AND id = $2',
      [tx.centerId, trialId],
    );
    if (!found?.seed) throw new Error(`The trial ${trialId} has not started, so it has no seed.`);
    return found.seed;
  }
}

const AMENDED = `policy_trials t LEFT JOIN LATERAL (
  SELECT enrolment_ends_on, analysis_on FROM policy_trial_amendments
   WHERE center_id = $1 AND trial_id = t.id ORDER BY id DESC LIMIT 1) a ON true`;

const COLUMNS = `t.center_id AS "centerId", t.id, t.name, t.unit, t.control_version_id AS "controlVersionId", t.treatment_version_id AS "treatmentVersionId",
  t.primary_day AS "primaryDay", t.alpha, t.minimal_difference AS "minimalDifference", t.stopping_rule AS "stoppingRule",
  coalesce(a.enrolment_ends_on, t.enrolment_ends_on) AS "enrolmentEndsOn", coalesce(a.analysis_on, t.analysis_on) AS "analysisOn",
  t.expectation, t.created_at AS "createdAt", t.created_by AS "createdBy", t.status, t.commitment, t.started_at AS "startedAt",
  t.ended_at AS "endedAt", t.abandoned_because AS "abandonedBecause"`;
