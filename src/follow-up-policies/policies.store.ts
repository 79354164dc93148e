import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { FollowUpPolicy, PolicyVersion } from './policy.entity.js';

export interface PolicyPage {
  readonly retired: boolean;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

export interface VersionPage {
  /** Only versions with a lower number; null: from the newest on. */
  readonly before: number | null;
  readonly limit: number;
}

@Injectable()
export class PoliciesStore {
  constructor(private readonly database: Database) {}

  /** False: the id or the name is taken. */
  add(tx: Transaction, policy: Omit<FollowUpPolicy, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, FollowUpPolicy, policy);
  }

  byId(tx: Transaction, id: string): Promise<FollowUpPolicy | null> {
    return tx.manager.findOneBy(FollowUpPolicy, { centerId: tx.centerId, id });
  }

  /** Holds the policy until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<FollowUpPolicy | null> {
    return tx.manager.findOne(FollowUpPolicy, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'for_no_key_update' },
    });
  }

  async change(tx: Transaction, id: string, changes: Partial<FollowUpPolicy>): Promise<void> {
    await tx.manager.update(FollowUpPolicy, { centerId: tx.centerId, id }, changes as object);
  }

  /** False: the id is taken. */
  publish(tx: Transaction, version: Omit<PolicyVersion, 'centerId'>): Promise<boolean> {
    return insertIfFree(tx, PolicyVersion, version);
  }

  version(tx: Transaction, id: string): Promise<PolicyVersion | null> {
    return tx.manager.findOneBy(PolicyVersion, { centerId: tx.centerId, id });
  }

  newestVersion(tx: Transaction, policyId: string): Promise<PolicyVersion | null> {
    return tx.manager.findOne(PolicyVersion, { where: { centerId: tx.centerId, policyId }, order: { number: 'DESC' } });
  }

  /** The policy of the center now. */
  defaultPolicy(tx: Transaction): Promise<FollowUpPolicy> {
    return tx.manager.findOneByOrFail(FollowUpPolicy, { centerId: tx.centerId, isDefault: true });
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, FollowUpPolicy>> {
    const found = await this.database.read<FollowUpPolicy>(centerId, {
      name: 'policies-by-id',
      text: `SELECT ${POLICY} FROM follow_up_policies p WHERE p.center_id = $1 AND p.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((policy) => [policy.id, policy]));
  }

  /** Policies by name, one page. */
  list(centerId: string, { retired, after, limit }: PolicyPage): Promise<FollowUpPolicy[]> {
    return this.database.read<FollowUpPolicy>(centerId, {
      name: 'policies',
      text: `SELECT ${POLICY} FROM follow_up_policies p
              WHERE p.center_id = $1 AND (p.retired_at IS NOT NULL) = $2 AND ($3::text IS NULL OR (p.name, p.id) > ($3, $4::uuid))
              ORDER BY p.name, p.id LIMIT $5`,
      values: [centerId, retired, after?.name ?? null, after?.id ?? null, limit],
    });
  }

  async versionsByIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PolicyVersion>> {
    const found = await this.database.read<PolicyVersion>(centerId, {
      name: 'policy-versions-by-id',
      text: `SELECT ${VERSION} FROM policy_versions v WHERE v.center_id = $1 AND v.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((version) => [version.id, version]));
  }

  /** Of each policy one page of versions, the newest first. */
  versionsOf(centerId: string, policyIds: readonly string[], { before, limit }: VersionPage): Promise<PolicyVersion[]> {
    return this.database.read<PolicyVersion>(centerId, {
      name: 'versions-of-policies',
      text: `SELECT newest.* FROM unnest($2::uuid[]) AS policy (id) CROSS JOIN LATERAL (
               SELECT ${VERSION} FROM policy_versions v
                WHERE v.center_id = $1 AND v.policy_id = policy.id AND ($3::int IS NULL OR v.number < $3)
                ORDER BY v.number DESC LIMIT $4) newest`,
      values: [centerId, policyIds, before, limit],
    });
  }
}

const POLICY = `p.center_id AS "centerId", p.id, p.name, p.is_default AS "isDefault", p.created_at AS "createdAt", p.draft,
  p.retired_at AS "retiredAt", p.version`;
const VERSION = `v.center_id AS "centerId", v.id, v.policy_id AS "policyId", v.number, v.rules, v.published_at AS "publishedAt", v.published_by AS "publishedBy"`;
