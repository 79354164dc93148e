import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { MoveScope, PolicyMove } from './policy-move.entity.js';
import { type NewMove, PolicyMovesStore } from './policy-moves.store.js';

const UNDER_WAY = fail(
  'POLICY_MOVE_UNDER_WAY',
  'Prospects of this center are being moved already; wait for that or cancel it.',
);
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const NOT_FOUND = fail('POLICY_MOVE_NOT_FOUND', 'There is no such move.', 'policyMoveId');
const ENDED = fail(
  'POLICY_MOVE_ALREADY_ENDED',
  'This move has ended already; nothing is left to cancel.',
  'policyMoveId',
);

/** The rows of moves, with their audit entries. */
@Injectable()
export class PolicyMoveRows {
  constructor(
    private readonly store: PolicyMovesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin(
    tx: Transaction,
    actor: Actor,
    given: Pick<PolicyMove, 'id' | 'toVersionId'> & MoveScope,
  ): Promise<Result<NewMove>> {
    if (await this.store.underWay(tx)) return UNDER_WAY;
    if (await this.store.byId(tx, given.id)) return ID_TAKEN;
    const createdAt = new Date(this.clock.now());
    const move = { ...given, requestId: actor.requestId, createdAt, createdBy: actor.userId };
    await this.store.add(tx, move);
    await this.audit.record(tx, actor, { action: 'policy-move.started', ...subjectOf(move), after: move });
    return ok(move);
  }

  async cancel(tx: Transaction, actor: Actor, id: string): Promise<Result<{ readonly moveId: string }>> {
    const before = await this.store.byIdToChange(tx, id);
    if (!before) return NOT_FOUND;
    if (before.status !== 'MOVING') return ENDED;
    const changes = { status: 'CANCELLED', finishedAt: new Date(this.clock.now()) } as const;
    await this.store.change(tx, id, changes);
    const after = { ...before, ...changes };
    await this.audit.record(tx, actor, { action: 'policy-move.cancelled', ...subjectOf(before), before, after });
    return ok({ moveId: id });
  }
}

const subjectOf = ({ id }: Pick<PolicyMove, 'id'>) => ({ subjectType: 'PolicyMove', subjectId: id });
