import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { CenterKind } from './center.entity.js';
import type { ChangeCenterInput } from './centers.graphql.js';
import { CenterFields, NewCenter } from './centers.input.js';
import { CentersStore, type KnownCenter } from './centers.store.js';

@Injectable()
export class CentersService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CentersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Opens a center under the id of the transaction, so that its calendar and first people can be added in the same one. */
  async open(tx: Transaction, opening: { slug: string; name: string; kind: CenterKind }): Promise<Result<null>> {
    const parsed = parse(NewCenter, opening);
    if (!parsed.ok) return parsed;
    const { slug, ...profile } = parsed.value;
    const added = await this.store.add(tx, slug, new Date(this.clock.now()), profile);
    return added
      ? ok(null)
      : fail('CENTER_EXISTS', `A center with the short name "${slug}" is there already; choose another.`, 'slug');
  }

  change(actor: Actor, input: ChangeCenterInput): Promise<Result<{ center: KnownCenter }>> {
    return this.useCases.run(actor, { name: 'changeCenter', input }, async (tx) => {
      const parsed = parseChanges(CenterFields, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.profileToChange(tx);
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      const changes = { ...parsed.value, version: before.version + 1 };
      await this.store.change(tx, changes);
      const after = { ...before, ...changes };
      await this.audit.record(tx, actor, {
        action: 'center.changed',
        subjectType: 'Center',
        subjectId: tx.centerId,
        before,
        after,
      });
      return ok({ center: after });
    });
  }
}
