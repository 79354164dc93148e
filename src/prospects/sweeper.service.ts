import { Injectable } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { sum } from '../kernel/sum.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { Planner } from './planner.service.js';
import { differences } from './projection-columns.js';
import { ProspectsStore } from './prospects.store.js';

const BATCH = 200;

/** What recomputing a center's projections found. */
export interface Recomputed {
  readonly prospects: number;
  /** Prospects whose stored projection was not what their facts say, with the columns that differed. */
  readonly wrong: readonly { readonly id: string; readonly columns: readonly string[] }[];
}

/** Goes through centers and keeps projections true as time passes, and proves that no prospect is left hanging. */
@Injectable()
export class Sweeper {
  constructor(
    private readonly database: Database,
    private readonly centers: EveryCenter,
    private readonly store: ProspectsStore,
    private readonly planner: Planner,
    private readonly clock: Clock,
  ) {}

  /** Replans every prospect whose plan has run out: an interview has ended, a step has lapsed. Answers how many. */
  async sweepAll(): Promise<number> {
    const replanned = await this.centers.each((centerId) => this.sweep(centerId));
    return sum(replanned);
  }

  async sweep(centerId: string): Promise<number> {
    let replanned = 0;
    for (let done = BATCH; done === BATCH; replanned += done)
      done = await this.database.inCenter(centerId, (tx) => this.sweepBatch(tx));
    return replanned;
  }

  /** Open prospects without a next step, in one center. */
  leftHanging(centerId: string): Promise<number> {
    return this.database.inCenter(centerId, (tx) => this.store.leftHanging(tx));
  }

  /** Recomputes every projection of a center for the moment it was made; `repair` writes what differs. */
  async recompute(centerId: string, repair: boolean): Promise<Recomputed> {
    const wrong: { id: string; columns: string[] }[] = [];
    let prospects = 0;
    for (let last: string | null | undefined = null; last !== undefined;) {
      const batch = await this.database.inCenter(centerId, (tx) => this.recomputeBatch(tx, last ?? null, repair));
      prospects += batch.ids.length;
      wrong.push(...batch.wrong);
      last = batch.ids.at(-1);
    }
    return { prospects, wrong };
  }

  private async sweepBatch(tx: Transaction): Promise<number> {
    const runOut = await this.store.lockRunOut(tx, new Date(this.clock.now()), BATCH);
    await this.planner.replanAll(tx, runOut);
    return runOut.length;
  }

  private async recomputeBatch(tx: Transaction, after: string | null, repair: boolean) {
    const batch = await this.store.after(tx, after, BATCH);
    const projected = await this.planner.projectAll(tx, batch, ({ plannedAt }) => plannedAt.getTime());
    const wrong = projected
      .map(({ prospect, projection }) => ({ id: prospect.id, columns: differences(prospect, projection) }))
      .filter(({ columns }) => columns.length > 0);
    const ids = new Set(wrong.map(({ id }) => id));
    if (repair)
      this.store.saveProjections(
        tx,
        projected.filter(({ prospect }) => ids.has(prospect.id)),
      );
    return { ids: batch.map((prospect) => prospect.id), wrong };
  }
}
