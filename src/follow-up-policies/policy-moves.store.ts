import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { type MoveScope, PolicyMove } from './policy-move.entity.js';

export type NewMove = Pick<PolicyMove, 'id' | 'toVersionId' | 'requestId' | 'createdAt' | 'createdBy'> & MoveScope;

export interface MovePage {
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class PolicyMovesStore {
  constructor(private readonly database: Database) {}

  /** Adds a move; the database refuses a second one while one is under way. */
  async add(tx: Transaction, move: NewMove): Promise<void> {
    await tx.manager.insert(PolicyMove, { ...move, status: 'MOVING', centerId: tx.centerId });
  }

  byId(tx: Transaction, id: string): Promise<PolicyMove | null> {
    return tx.manager.findOneBy(PolicyMove, { centerId: tx.centerId, id });
  }

  underWay(tx: Transaction): Promise<PolicyMove | null> {
    return tx.manager.findOneBy(PolicyMove, { centerId: tx.centerId, status: 'MOVING' });
  }

  /** Holds the move until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<PolicyMove | null> {
    return tx.manager.findOne(PolicyMove, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async change(tx: Transaction, id: string, changes: Partial<PolicyMove>): Promise<void> {
    await tx.manager.update(PolicyMove, { centerId: tx.centerId, id }, changes);
  }

  /** Whether the center has everything that a scope names. */
  async known(tx: Transaction, { fromVersionId, fromPolicyId }: MoveScope): Promise<boolean> {
    const [row] = await tx.query<{ known: boolean }>(
      `SELECT ($2::uuid IS NULL OR EXISTS (SELECT FROM policy_versions WHERE center_id = $1 AND id = $2))
          AND ($3::uuid IS NULL OR EXISTS (SELECT FROM follow_up_policies WHERE center_id = $1 AND id = $3)) AS known`,
      [tx.centerId, fromVersionId, fromPolicyId],
    );
    return row!.known;
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PolicyMove>> {
    const found = await this.database.read<PolicyMove>(centerId, {
      name: 'policy-moves-by-id',
      text: `SELECT ${COLUMNS} FROM policy_moves m WHERE m.center_id = $1 AND m.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((move) => [move.id, move]));
  }

  /** Moves, the newest first, one page. */
  newestFirst(centerId: string, { afterId, limit }: MovePage): Promise<PolicyMove[]> {
    return this.database.read<PolicyMove>(centerId, {
      name: 'policy-moves',
      text: `SELECT ${COLUMNS} FROM policy_moves m
              WHERE m.center_id = $1 AND ($2::uuid IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3`,
      values: [centerId, afterId, limit],
    });
  }
}

const COLUMNS = `m.center_id AS "centerId", m.id, m.to_version_id AS "toVersionId", m.status, m.done, m.changed, m.total, m.failure,
  m.created_at AS "createdAt", m.finished_at AS "finishedAt"`;
