import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { MINUTE } from '../kernel/instant.js';
import { sum } from '../kernel/sum.js';
import { tryAll } from '../kernel/try-all.js';
import { newId } from '../platform/clock/index.js';
import { againIfLost, Database, lostAgainstAnother, type Transaction } from '../platform/database/index.js';
import { Queues, type Wake } from '../platform/queue/index.js';
import { pause, Schedule } from '../platform/schedule/index.js';
import type { Lease, Leases } from './leases.store.js';

/** A kind of job that is done batch by batch: each is one transaction that also says how far it is, so that any worker can go on from there. */
export interface BatchWork<Run> {
  /** What such jobs are called, in the plural. */
  readonly name: string;
  /** The queue that wakes whoever does them. */
  readonly queue: string;
  readonly leases: Leases;
  /** Begins the job, or goes on where it stood. Null: it cannot be done and has ended. */
  start(tx: Transaction, id: string): Promise<Run | null>;
  /** Does the next batch. Null: that was the last, and the job has ended. */
  batch(tx: Transaction, run: Run): Promise<Run | null>;
  /** Ends a job that broke off again and again at the same batch, with words for whoever wanted it. */
  giveUp(tx: Transaction, id: string): Promise<void>;
  /** Gives back what the run that `start` answered holds in this process: the job is over, or this process leaves it. */
  letGo?(run: Run): Promise<void>;
}

/** So many workers may stumble over the same batch before its job is given up. */
const MOST_ATTEMPTS = 3;

/** Whoever was in the way of a batch has ended by then, as a rule. */
const UNTIL_OTHERS_ARE_DONE_MS = 500;

/** A job that this worker has taken up. */
export interface Held<Run> {
  readonly centerId: string;
  readonly lease: Lease;
  readonly run: Run;
}

/** Does jobs: those it is woken for, and those that nobody is at. Any number of workers may. */
@Injectable()
export class BatchJobs implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly schedule: Schedule,
    private readonly centers: EveryCenter,
  ) {}

  add<Run>(work: BatchWork<Run>): void {
    this.queues.queue(work.queue).work((wake) => this.do(work, wake));
    this.schedule.add({ name: `resume ${work.name}`, everyMs: MINUTE, work: () => this.resumeAbandoned(work) });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Goes on with jobs whose worker died, or for which nobody was woken; answers how many there were. */
  async resumeAbandoned<Run>(work: BatchWork<Run>): Promise<number> {
    const resumed = await this.centers.each(async (centerId) => {
      const ids = await this.database.inCenter(centerId, (tx) => work.leases.abandoned(tx));
      const failed = (id: string): string => `${id} of ${work.name} was not resumed.`;
      await tryAll(ids, failed, (id) => this.do(work, { centerId, id }));
      return ids.length;
    });
    return sum(resumed);
  }

  /** Null: another worker has it, or there is nothing to do. */
  take<Run>(work: BatchWork<Run>, { centerId, id }: Wake): Promise<Held<Run> | null> {
    const lease = { id, token: newId() };
    const attempt = async (tx: Transaction): Promise<Held<Run> | null> => {
      const attempts = await work.leases.take(tx, lease);
      if (attempts === null) return null;
      if (attempts > MOST_ATTEMPTS) return giveUp(work, tx, id);
      const run = await work.start(tx, id);
      return run && { centerId, lease, run };
    };
    // A run that was lost before it began remembers nothing: the next one is made anew.
    return againIfLost(() => this.database.inCenter(centerId, attempt));
  }

  /** Does the next batch; null: it is over, because all is done, it was cancelled or another worker has taken over. */
  next<Run>(work: BatchWork<Run>, { centerId, lease, run }: Held<Run>): Promise<Held<Run> | null> {
    return this.database.inCenter(centerId, async (tx) => {
      const after = (await work.leases.renew(tx, lease)) ? await work.batch(tx, run) : null;
      return after && { centerId, lease, run: after };
    });
  }

  /** Lets another worker go on at once. */
  release<Run>(work: BatchWork<Run>, { centerId, lease }: Held<Run>): Promise<void> {
    return this.database.inCenter(centerId, async (tx) => work.leases.release(tx, lease));
  }

  private async do<Run>(work: BatchWork<Run>, wake: Wake): Promise<void> {
    const held = await this.take(work, wake);
    if (!held) return;
    try {
      await this.carryOn(work, held);
    } catch (error) {
      if (!lostAgainstAnother(error)) throw error;
      await this.beginAnew(work, held, wake);
    } finally {
      await work.letGo?.(held.run);
    }
  }

  /** When a batch fails the lease is left to run out, so that what fails at once is not tried at once. */
  private async carryOn<Run>(work: BatchWork<Run>, taken: Held<Run>): Promise<void> {
    let held: Held<Run> | null = taken;
    while (held && !this.isStopping) held = await this.next(work, held);
    if (held) await this.release(work, held);
  }

  /** From what is written, with an empty memory: what this run remembers of a batch that was rolled back is not true. */
  private async beginAnew<Run>(work: BatchWork<Run>, held: Held<Run>, wake: Wake): Promise<void> {
    await this.release(work, held);
    await pause(UNTIL_OTHERS_ARE_DONE_MS);
    await this.queues.queue(work.queue).wake(wake);
  }
}

async function giveUp(work: BatchWork<unknown>, tx: Transaction, id: string): Promise<null> {
  await work.giveUp(tx, id);
  return null;
}
