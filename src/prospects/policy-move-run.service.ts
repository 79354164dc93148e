import { Injectable } from '@nestjs/common';
import { PolicyMove, PolicyMovesStore } from '../follow-up-policies/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { type MoveLease, PolicyMoveLeasesStore } from './policy-move-leases.store.js';
import { PolicyMoveBatches } from './policy-move-batches.service.js';
import type { Moved } from './policy-move-batches.store.js';
import { PolicyMoveClock } from './policy-move-clock.service.js';

/** A move that this worker has taken up, and how far it is. */
export interface MoveRun {
  readonly centerId: string;
  readonly lease: MoveLease;
  readonly move: PolicyMove;
  readonly moved: Moved;
  readonly lastId: string | null;
}

/** So many workers may stumble over the same batch before the move is given up. */
const MOST_ATTEMPTS = 3;
const STUMBLED =
  'The move stopped at the same prospects again and again; tell those who run the service. Who was moved by then stays moved.';

/** Moves prospects batch by batch: each is one transaction that also says how far it is, so that any worker can go on from there. */
@Injectable()
export class PolicyMoveRun {
  constructor(
    private readonly database: Database,
    private readonly leases: PolicyMoveLeasesStore,
    private readonly moves: PolicyMovesStore,
    private readonly batches: PolicyMoveBatches,
    private readonly clock: PolicyMoveClock,
  ) {}

  /** Null: another worker has it, or there is nothing to do. */
  take(centerId: string, lease: MoveLease): Promise<MoveRun | null> {
    return this.database.inCenter(centerId, async (tx) => {
      const attempts = await this.leases.take(tx, lease);
      if (attempts === null) return null;
      if (attempts > MOST_ATTEMPTS) return this.end(tx, lease, { status: 'FAILED', failure: STUMBLED });
      const move = (await this.moves.byId(tx, lease.moveId)) as PolicyMove;
      const moved = { ...move, today: await this.clock.today(tx) };
      if (move.total === null) await this.moves.change(tx, move.id, { total: await this.batches.count(tx, moved) });
      return { centerId, lease, move, moved, lastId: move.lastId };
    });
  }

  /** Moves the next prospects; null: it is over, because all are moved, it was cancelled or another worker has taken over. */
  moveBatch(run: MoveRun): Promise<MoveRun | null> {
    return this.database.inCenter(run.centerId, async (tx) => {
      if (!(await this.leases.renew(tx, run.lease))) return null;
      const progress = await this.batches.moveNext(tx, run);
      if (progress === null) return this.end(tx, run.lease, { status: 'DONE' });
      await this.leases.progress(tx, run.lease, progress);
      return { ...run, lastId: progress.lastId };
    });
  }

  /** Moves of the center that should be worked on and are not. */
  abandoned(centerId: string): Promise<string[]> {
    return this.database.inCenter(centerId, (tx) => this.leases.abandoned(tx));
  }

  /** Lets another worker go on at once. */
  release({ centerId, lease }: MoveRun): Promise<void> {
    return this.database.inCenter(centerId, (tx) => this.leases.release(tx, lease));
  }

  private async end(tx: Transaction, { moveId }: MoveLease, how: Partial<PolicyMove>): Promise<null> {
    const finishedAt = this.clock.now();
    await this.moves.change(tx, moveId, { ...how, finishedAt, leaseUntil: null, leaseToken: null });
    return null;
  }
}
