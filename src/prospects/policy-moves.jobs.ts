import { Injectable, type OnModuleInit } from '@nestjs/common';
import { POLICY_MOVE_QUEUE, PolicyMove, PolicyMovesStore } from '../follow-up-policies/index.js';
import { BatchJobs, type BatchWork, Leases } from '../jobs/index.js';
import type { Transaction } from '../platform/database/index.js';
import { PolicyMoveBatches } from './policy-move-batches.service.js';
import type { Moved } from './policy-move-batches.store.js';
import { PolicyMoveClock } from './policy-move-clock.service.js';

/** A move that is under way, as far as it has come. */
interface MoveRun {
  readonly move: PolicyMove;
  readonly moved: Moved;
}

const STUMBLED =
  'The move stopped at the same prospects again and again; tell those who run the service. Who was moved by then stays moved.';

/** Moves prospects to other policy versions batch by batch. */
@Injectable()
export class PolicyMoveJobs implements OnModuleInit, BatchWork<MoveRun> {
  readonly name = 'policy moves';
  readonly queue = POLICY_MOVE_QUEUE;
  readonly leases = new Leases('policy_moves', 'MOVING');

  constructor(
    private readonly jobs: BatchJobs,
    private readonly moves: PolicyMovesStore,
    private readonly batches: PolicyMoveBatches,
    private readonly clock: PolicyMoveClock,
  ) {}

  onModuleInit(): void {
    this.jobs.add(this);
  }

  async start(tx: Transaction, id: string): Promise<MoveRun | null> {
    const move = (await this.moves.byId(tx, id)) as PolicyMove;
    const moved = { ...move, today: await this.clock.today(tx) };
    if (move.total === null) await this.moves.change(tx, id, { total: await this.batches.count(tx, moved) });
    return { move, moved };
  }

  async batch(tx: Transaction, { move, moved }: MoveRun): Promise<MoveRun | null> {
    const step = await this.batches.moveNext(tx, { move, moved, lastId: move.lastId });
    if (step === null) return this.end(tx, move.id, { status: 'DONE' });
    const progress = { lastId: step.lastId, done: move.done + step.done, changed: move.changed + step.changed };
    await this.moves.change(tx, move.id, progress);
    return { move: { ...move, ...progress }, moved };
  }

  async giveUp(tx: Transaction, id: string): Promise<void> {
    await this.end(tx, id, { status: 'FAILED', failure: STUMBLED });
  }

  private async end(tx: Transaction, id: string, how: Partial<PolicyMove>): Promise<null> {
    await this.moves.change(tx, id, { ...how, finishedAt: this.clock.now(), leaseUntil: null, leaseToken: null });
    return null;
  }
}
