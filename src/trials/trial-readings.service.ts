import { Injectable } from '@nestjs/common';
import { estimateIncidence, incidenceCurveOf } from '../analytics/index.js';
import { CentersStore } from '../centers/index.js';
import type { Actor } from '../kernel/actor.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { QueryRefused } from '../platform/graphql/index.js';
import { armFigures } from './domain/arm-figures.js';
import { balanceOf } from './domain/balance.js';
import { monitor, type Plan } from './domain/monitoring.js';
import { fewestStudents } from './domain/enough.js';
import { ARMS, FEWEST_OFFERS } from './domain/trial.js';
import { CAUSES, OFFER, prospectSpells, type TrialProspect } from './domain/trial-data.js';
import type { TrialResult } from './domain/trial-result.js';
import { TrialDataStore } from './trial-data.store.js';
import { TrialKeeping } from './trial-keeping.service.js';
import type { TrialMonitoringType, TrialResultType } from './trial-results.graphql.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

/** Reads what a trial may show at its stage: while it runs the interval that may always be looked at, after it the frozen result. */
@Injectable()
export class TrialReadings {
  constructor(
    private readonly database: Database,
    private readonly trials: TrialsStore,
    private readonly data: TrialDataStore,
    private readonly keeping: TrialKeeping,
    private readonly centers: CentersStore,
  ) {}

  /** Null: there is no such trial, or it is not running. */
  async monitoring({ centerId }: Actor, id: string): Promise<TrialMonitoringType | null> {
    const trial = await this.trial(centerId, id);
    if (trial?.status !== 'RUNNING') return null;
    return this.database.inCenter(centerId, (tx) => this.seen(tx, trial));
  }

  /** Null: there is no such trial, or it was abandoned. Refused while it is locked. */
  async result({ centerId }: Actor, id: string): Promise<TrialResultType | null> {
    const trial = await this.trial(centerId, id);
    if (trial?.status === 'REGISTERED' || trial?.status === 'RUNNING')
      throw new QueryRefused('TRIAL_RESULTS_LOCKED', WHY_LOCKED[trial.status](trial));
    const kept = trial && (await this.trials.resultOf(centerId, id));
    if (!kept) return null;
    const { document, sha256 } = kept;
    return { ...(JSON.parse(document) as TrialResult), document, sha256 } as TrialResultType;
  }

  private async trial(centerId: string, id: string): Promise<ShownTrial | null> {
    return (await this.trials.byIds(centerId, [id])).get(id) ?? null;
  }

  private async seen(
    tx: Transaction,
    { id, unit, primaryDay, expectation, stoppingRule }: ShownTrial,
  ): Promise<TrialMonitoringType> {
    const asOf = this.keeping.now();
    const plan = {
      primaryDay,
      plannedError: expectation.plannedError,
      smallestGroup: await this.centers.smallestGroup(tx),
    };
    const data = await this.data.read(tx, id, unit, asOf);
    const found =
      unit === 'COHORT'
        ? ({ status: 'not_estimable', reason: 'Where whole cohorts drew lots only the end tells.' } as const)
        : monitor(data.prospects, plan);
    const { interval, mayStop } = found.status === 'estimated' ? found.value : { interval: null, mayStop: false };
    return {
      asOf,
      arms: ARMS.map((arm) => ({ ...armFigures(data, arm, plan), outcomeKnown: null })),
      balance: [...balanceOf(data.students, plan.smallestGroup)],
      pooledOffers: pooled(data.prospects, plan),
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
      mayStop: mayStop && stoppingRule === 'ALWAYS_VALID',
      notEstimable: found.status === 'estimated' ? null : found.reason,
    };
  }
}

const WHY_LOCKED = {
  REGISTERED: ({ analysisOn }: ShownTrial) =>
    `This trial has not been started, so it has no result; it is to be analysed on ${analysisOn}.`,
  RUNNING: ({ analysisOn }: ShownTrial) =>
    `The result is locked until ${analysisOn}; \`policyTrialMonitoring\` may be looked at before.`,
} as const;

function pooled(prospects: readonly TrialProspect[], { primaryDay: day, smallestGroup }: Plan) {
  const students = new Set(prospects.map(({ studentId }) => studentId)).size;
  const offers = prospects.filter(({ status }) => status === OFFER).length;
  if (students < fewestStudents(smallestGroup) || offers < FEWEST_OFFERS) return null;
  const spells = prospectSpells(prospects);
  const found = estimateIncidence(spells, incidenceCurveOf(spells, CAUSES.length), OFFER, day);
  if (found.status === 'not_estimable') return null;
  const { probability, interval } = found.value;
  return { probability, ...interval, cases: prospects.length };
}
