import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { Invitation } from './invitation.entity.js';
import { User } from './user.entity.js';

/** An invitation that can still be accepted, and of whom. */
export interface OpenInvitation {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
}

@Injectable()
export class InvitationsStore {
  add(tx: Transaction, invitation: Omit<Invitation, 'centerId' | 'usedAt'>): Promise<unknown> {
    return tx.manager.insert(Invitation, { ...invitation, centerId: tx.centerId });
  }

  /** The invitation of a token; null: there is none, it is used or over, or the person is disabled. */
  async openByToken(tx: Transaction, tokenHash: Buffer, now: Date): Promise<OpenInvitation | null> {
    const [row] = await tx.query<OpenInvitation>(
      `SELECT i.id, i.user_id AS "userId", u.email
         FROM invitations i JOIN users u ON u.center_id = i.center_id AND u.id = i.user_id
        WHERE i.center_id = $1 AND i.token_hash = $2 AND i.used_at IS NULL AND i.expires_at > $3
          AND u.disabled_at IS NULL`,
      [tx.centerId, tokenHash, now],
    );
    return row ?? null;
  }

  /** Uses the invitation up and holds its person; null: it was used, renewed or disabled meanwhile. */
  async accept(tx: Transaction, { id, userId }: OpenInvitation, now: Date): Promise<User | null> {
    // The person first, as everybody who changes people or their invitations.
    const user = await tx.manager.findOne(User, {
      where: { centerId: tx.centerId, id: userId, disabledAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    return user && (await this.useUp(tx, id, now)) ? user : null;
  }

  /** From now on the person's earlier invitations are over. */
  async closeAllOf(tx: Transaction, userId: string, at: Date): Promise<void> {
    await tx.query(
      'UPDATE invitations SET expires_at = $3 WHERE center_id = $1 AND user_id = $2 AND used_at IS NULL AND expires_at > $3',
      [tx.centerId, userId, at],
    );
  }

  private async useUp(tx: Transaction, id: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE invitations SET used_at = $3 WHERE center_id = $1 AND id = $2 AND used_at IS NULL AND expires_at > $3 RETURNING id',
      [tx.centerId, id, at],
    );
    return rows.length === 1;
  }
}
