import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UNTIL_OFFER_OR_REJECTION } from './domain/default-policy.js';
import type { PolicyRules } from './domain/policy.js';
import { PoliciesStore, type PublishedVersion } from './policies.store.js';
import type { PolicyVersion } from './policy.entity.js';

const MOST_REMEMBERED = 1_000;

@Injectable()
export class PoliciesService {
  /** Versions never change, so they are read once. */
  private readonly remembered = new Map<string, PolicyVersion>();
  private readonly published = new WeakMap<Transaction, Promise<PublishedVersion[]>>();

  constructor(
    private readonly store: PoliciesStore,
    private readonly clock: Clock,
  ) {}

  /** Gives a new center its first policy, "Until offer or rejection". */
  async publishDefault(tx: Transaction): Promise<void> {
    const now = new Date(this.clock.now());
    const policyId = newId();
    await this.store.add(tx, { id: policyId, name: UNTIL_OFFER_OR_REJECTION.name, isDefault: true, createdAt: now });
    await this.store.publish(tx, {
      id: newId(),
      policyId,
      number: 1,
      rules: UNTIL_OFFER_OR_REJECTION,
      publishedAt: now,
      publishedBy: null,
    });
  }

  /** The version that a prospect is pinned to whose interview ended at that instant: the newest published by then, else the first. */
  async versionIdInForceAt(tx: Transaction, at: Instant): Promise<string> {
    const versions = await this.defaultVersions(tx);
    return required(versions.find(({ publishedAt }) => publishedAt.getTime() <= at) ?? versions.at(-1) ?? null).id;
  }

  async defaultVersion(tx: Transaction): Promise<PolicyVersion> {
    const [newest] = await this.defaultVersions(tx);
    return this.version(tx, required(newest ?? null).id);
  }

  private defaultVersions(tx: Transaction): Promise<PublishedVersion[]> {
    const known = this.published.get(tx) ?? this.store.defaultVersions(tx);
    this.published.set(tx, known);
    return known;
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
  if (found === null)
    throw new Error('The center has no published follow-up policy; open it with the program that opens centers.');
  return found;
};
