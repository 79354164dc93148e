import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { PolicyMove } from '../follow-up-policies/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Planner, type ProjectedProspect } from './planner.service.js';
import { type Moved, PolicyMoveBatchesStore } from './policy-move-batches.store.js';
import { PolicyMoveClock } from './policy-move-clock.service.js';
import { stepDiffers } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';

/** Prospects of one transaction: their students wait for it, so it is short. */
const BATCH = 100;

/** How far a batch has come, and how many prospects it moved. */
export interface MoveProgress {
  readonly lastId: string;
  readonly done: number;
  readonly changed: number;
}

interface Here {
  readonly move: Pick<PolicyMove, 'id' | 'createdBy' | 'requestId' | 'toVersionId'>;
  readonly moved: Moved;
  readonly lastId: string | null;
}

/** Pins a batch of prospects to another version and replans them under it, in a few statements for all of them. */
@Injectable()
export class PolicyMoveBatches {
  constructor(
    private readonly batches: PolicyMoveBatchesStore,
    private readonly planner: Planner,
    private readonly audit: Audit,
    private readonly clock: PolicyMoveClock,
  ) {}

  count(tx: Transaction, moved: Moved): Promise<number> {
    return this.batches.count(tx, moved);
  }

  /** Null: there are none left. */
  async moveNext(tx: Transaction, { move, moved, lastId }: Here): Promise<MoveProgress | null> {
    const batch = await this.batches.lockNext(tx, moved, lastId, BATCH);
    if (batch === null) return null;
    const projected = await this.planner.replanAll(tx, under(batch.prospects, move.toVersionId), move.toVersionId);
    await this.writeDown(tx, move, batch.prospects);
    const changed = projected.filter(({ prospect, projection }) => stepDiffers(prospect, projection)).length;
    return { lastId: batch.lastId, done: projected.length, changed };
  }

  /** What prospects would owe now under another version. */
  projectUnder(
    tx: Transaction,
    prospects: readonly Prospect[],
    policyVersionId: string,
  ): Promise<readonly ProjectedProspect[]> {
    const now = this.clock.now().getTime();
    return this.planner.projectAll(tx, under(prospects, policyVersionId), () => now);
  }

  private async writeDown(tx: Transaction, move: Here['move'], prospects: readonly Prospect[]): Promise<void> {
    const after = { policyVersionId: move.toVersionId, policyMoveId: move.id };
    await this.audit.recordAll(
      tx,
      { userId: move.createdBy, requestId: move.requestId },
      prospects.map(({ id, policyVersionId }) => ({
        action: 'prospect.moved',
        subjectType: 'Prospect',
        subjectId: id,
        before: { policyVersionId },
        after,
      })),
    );
  }
}

const under = (prospects: readonly Prospect[], policyVersionId: string): Prospect[] =>
  prospects.map((prospect) => ({ ...prospect, policyVersionId }));
