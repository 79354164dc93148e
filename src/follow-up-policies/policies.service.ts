import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UNTIL_OFFER_OR_REJECTION } from './domain/default-policy.js';
import type { PolicyRules } from './domain/policy.js';
import { PoliciesInForce, type Subject } from './policies-in-force.service.js';
import { PoliciesStore } from './policies.store.js';
import type { PolicyVersion } from './policy.entity.js';

const MOST_REMEMBERED = 1_000;

@Injectable()
export class PoliciesService {
  /** Versions never change, so they are read once. */
  private readonly remembered = new Map<string, PolicyVersion>();

  constructor(
    private readonly store: PoliciesStore,
    private readonly inForce: PoliciesInForce,
    private readonly clock: Clock,
  ) {}

  /** Gives a new center its first policy, "Until offer or rejection". */
  async publishDefault(tx: Transaction): Promise<void> {
    const now = new Date(this.clock.now());
    const policyId = newId();
    const { name } = UNTIL_OFFER_OR_REJECTION;
    await this.store.add(tx, { id: policyId, name, isDefault: true, createdAt: now, draft: null, retiredAt: null });
    await this.store.publish(tx, {
      id: newId(),
      policyId,
      number: 1,
      rules: UNTIL_OFFER_OR_REJECTION,
      publishedAt: now,
      publishedBy: null,
    });
  }

  /**
   * The version that a prospect is pinned to whose interview ended at that instant: of the most specific policy set then
   * for the prospect, its student, the student's cohort or the center, the newest published by then, else the first.
   */
  async versionIdInForceAt(tx: Transaction, at: Instant, subject: Subject): Promise<string> {
    return (await this.inForce.at(tx, at, subject)).versionId;
  }

  /** The newest version of the policy of the center. */
  async defaultVersion(tx: Transaction): Promise<PolicyVersion> {
    return this.version(tx, await this.versionIdInForceAt(tx, this.clock.now(), {}));
  }

  async rulesOf(tx: Transaction, versionId: string): Promise<PolicyRules> {
    return (await this.version(tx, versionId)).rules;
  }

  private async version(tx: Transaction, id: string): Promise<PolicyVersion> {
    const key = `${tx.centerId}/${id}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const version = await this.store.version(tx, id);
    if (version === null) throw new Error(`There is no policy version ${id} in the center ${tx.centerId}.`);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, version);
    return version;
  }
}
