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

  /** When each version of the center's default policy was published, newest first. */
  defaultVersions(tx: Transaction): Promise<PublishedVersion[]> {
    return tx.query<PublishedVersion>(
      `SELECT v.id, v.published_at AS "publishedAt"
         FROM follow_up_policies p JOIN policy_versions v ON v.center_id = p.center_id AND v.policy_id = p.id
        WHERE p.center_id = $1 AND p.is_default ORDER BY v.number DESC`,
      [tx.centerId],
    );
  }
}

export type PublishedVersion = Pick<PolicyVersion, 'id' | 'publishedAt'>;
