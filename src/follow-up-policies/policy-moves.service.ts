import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { Queues } from '../platform/queue/index.js';
import { parse } from '../platform/validation/index.js';
import { Move, MoveNamed } from './policy-assignments.input.js';
import type { MoveScope, PolicyMove } from './policy-move.entity.js';
import { MoveScopes } from './policy-move-scopes.service.js';
import type { CancelPolicyMoveInput, MovePolicyInput } from './policy-moves.graphql.js';
import { PolicyMoveRows } from './policy-move-rows.service.js';

type Answer = Promise<Result<{ readonly moveId: string }>>;

/** The queue that wakes whoever moves prospects. */
export const POLICY_MOVE_QUEUE = 'policy-moves';

export const ALL_OPEN: MoveScope = {
  cohortId: null,
  studentId: null,
  prospectId: null,
  fromVersionId: null,
  fromPolicyId: null,
};

/** Starts and stops the job that moves open prospects to another version; those who do it stand with the prospects. */
@Injectable()
export class PolicyMoves {
  constructor(
    private readonly useCases: UseCases,
    private readonly scopes: MoveScopes,
    private readonly moves: PolicyMoveRows,
    private readonly queues: Queues,
  ) {}

  /** The row says that there is work; waking somebody comes after it is committed. */
  async start(actor: Actor, input: MovePolicyInput): Answer {
    const started = await this.useCases.run(actor, { name: 'movePolicy', input }, async (tx) => {
      const given = parse(Move, input);
      if (!given.ok) return given;
      const { id, toVersionId, scope } = given.value;
      const known = await this.scopes.expectKnown(tx, toVersionId, scope);
      if (!known.ok) return known;
      const begun = await this.begin(tx, actor, { id: id ?? newId(), toVersionId, ...scope });
      return begun.ok ? ok({ moveId: begun.value.id }) : begun;
    });
    if (started.ok) await this.wake(actor.centerId, started.value.moveId);
    return started;
  }

  begin(tx: Transaction, actor: Actor, move: Pick<PolicyMove, 'id' | 'toVersionId'> & MoveScope) {
    return this.moves.begin(tx, actor, move);
  }

  wake(centerId: string, id: string): Promise<void> {
    return this.queues.queue(POLICY_MOVE_QUEUE).wake({ centerId, id });
  }

  /** Stops before the next batch; who has been moved stays moved. */
  cancel(actor: Actor, input: CancelPolicyMoveInput): Answer {
    return this.useCases.run(actor, { name: 'cancelPolicyMove', input }, async (tx) => {
      const given = parse(MoveNamed, input);
      return given.ok ? this.moves.cancel(tx, actor, given.value.policyMoveId) : given;
    });
  }
}
