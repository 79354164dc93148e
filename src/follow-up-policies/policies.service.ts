import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UNTIL_OFFER_OR_REJECTION } from './domain/default-policy.js';
import type { PolicyRules } from './domain/policy.js';
import { PoliciesStore } from './policies.store.js';
import type { PolicyVersion } from './policy.entity.js';

const MOST_REMEMBERED = 1_000;

@Injectable()
export class PoliciesService {
  /** Versions never change, so they are read once. */
  private readonly remembered = new Map<string, PolicyVersion>();

  constructor(
    private readonly store: PoliciesStore,
    private readonly clock: Clock,
  ) {}

  /** Gives a new center its first policy, "Until offer or rejection". */
  async publishDefault(tx: Transaction): Promise<void> {
    const now = new Date(this.clock.now());
    const policyId = newId();
    await this.store.add(tx, { id: policyId, name: UNTIL_OFFER_OR_REJECTION.name, isDefault: true, createdAt: now });
    await this.store.publish(tx, { id: newId(), policyId, number: 1, rules: UNTIL_OFFER_OR_REJECTION, publishedAt: now, publishedBy: null });
  }

  /** The version that a prospect is pinned to whose interview ended at that instant. */
  async versionIdInForceAt(tx: Transaction, at: Instant): Promise<string> {
    return required(await this.store.versionIdInForceAt(tx, new Date(at)));
  }

  async defaultVersion(tx: Transaction): Promise<PolicyVersion> {
    return this.version(tx, required(await this.store.defaultVersionId(tx)));
  }

  async rulesOf(tx: Transaction, versionId: string): Promise<PolicyRules> {
    return (await this.version(tx, versionId)).rules;
  }

  private async version(tx: Transaction, id: string): Promise<PolicyVersion> {
    const key = `${tx.centerId}/${id}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const version = required(await this.store.version(tx, id));
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, version);
    return version;
  }
}

const required = <Value>(found: Value | null): Value => {
  if (found === null) throw new Error('The center has no published follow-up policy; open it with the program that opens centers.');
  return found;
};
