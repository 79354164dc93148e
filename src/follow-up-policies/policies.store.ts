import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { FollowUpPolicy, PolicyVersion } from './policy.entity.js';

@Injectable()
export class PoliciesStore {
  async add(tx: Transaction, policy: Omit<FollowUpPolicy, 'centerId'>): Promise<void> {
    await tx.manager.insert(FollowUpPolicy, { ...policy, centerId: tx.centerId });
  }

  async publish(tx: Transaction, version: Omit<PolicyVersion, 'centerId'>): Promise<void> {
    await tx.manager.insert(PolicyVersion, { ...version, centerId: tx.centerId });
  }

  version(tx: Transaction, id: string): Promise<PolicyVersion | null> {
    return tx.manager.findOneBy(PolicyVersion, { centerId: tx.centerId, id });
  }

  /** Id of the newest version of the center's default policy; null before one was published. */
  async defaultVersionId(tx: Transaction): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT v.id FROM follow_up_policies p JOIN policy_versions v ON v.center_id = p.center_id AND v.policy_id = p.id
        WHERE p.center_id = $1 AND p.is_default ORDER BY v.number DESC LIMIT 1`,
      [tx.centerId],
    );
    return row?.id ?? null;
  }

  /** The version of the default policy that was in force at an instant: the newest published by then, else the first. */
  async versionIdInForceAt(tx: Transaction, at: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT v.id FROM follow_up_policies p JOIN policy_versions v ON v.center_id = p.center_id AND v.policy_id = p.id
        WHERE p.center_id = $1 AND p.is_default
        ORDER BY v.published_at <= $2 DESC, CASE WHEN v.published_at <= $2 THEN v.number ELSE -v.number END DESC LIMIT 1`,
      [tx.centerId, at],
    );
    return row?.id ?? null;
  }
}
