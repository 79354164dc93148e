import { Injectable } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { type OwedStep, replay } from '../dry-runs/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import { type Instant, MINUTE } from '../kernel/instant.js';
import { sum } from '../kernel/sum.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { othersTurn } from '../platform/schedule/index.js';
import { Planner, type Prospect, ProspectsStore } from '../prospects/index.js';
import { OwedStepsStore } from './owed-steps.store.js';

const BATCH = 100;
/** After so many batches the next center has its turn. */
const MOST_BATCHES = 50;
/** Whoever planned a prospect earlier has committed by then, so that nobody is passed over. */
const SETTLED_AFTER = MINUTE;

/** Keeps what was owed on prospects told: a figure about thousands of them cannot replay each when it is asked for. */
@Injectable()
export class OwedStepReadings {
  constructor(
    private readonly database: Database,
    private readonly centers: EveryCenter,
    private readonly steps: OwedStepsStore,
    private readonly prospects: ProspectsStore,
    private readonly planner: Planner,
    private readonly policies: PoliciesService,
    private readonly clock: Clock,
  ) {}

  /** Tells what has been planned anew in any center. Answers how many prospects that were. */
  async tellAll(): Promise<number> {
    const told = await this.centers.each((centerId) => this.tell(centerId, this.clock.now() - SETTLED_AFTER));
    return sum(told);
  }

  /** Tells what was planned up to an instant. */
  async tell(centerId: string, plannedUntil: Instant): Promise<number> {
    let told = 0;
    for (let batch = 0, done = BATCH; done === BATCH && batch < MOST_BATCHES; batch += 1, told += done)
      done = await this.database.inCenter(centerId, (tx) => this.tellBatch(tx, new Date(plannedUntil)));
    return told;
  }

  private async tellBatch(tx: Transaction, plannedUntil: Date): Promise<number> {
    const prospects = await this.steps.next(tx, plannedUntil, BATCH);
    const last = prospects?.at(-1);
    if (!prospects || !last) return 0;
    this.steps.replace(tx, await this.replayed(tx, prospects));
    this.steps.moveTo(tx, last);
    return prospects.length;
  }

  private async replayed(
    tx: Transaction,
    prospects: readonly Prospect[],
  ): Promise<ReadonlyMap<string, readonly OwedStep[]>> {
    const now = this.clock.now();
    const told = new Map<string, readonly OwedStep[]>();
    for (const candidacy of await this.prospects.candidacies(tx, prospects)) {
      await othersTurn();
      const { prospect, timeline, manners } = candidacy;
      const rules = await this.policies.rulesOf(tx, prospect.policyVersionId);
      const calendarOf = await this.planner.calendarOf(tx, candidacy, now);
      told.set(prospect.id, replay(rules, timeline, calendarOf, now, manners));
    }
    return told;
  }
}
