import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import type { Employer } from './employer.entity.js';
import { EmployerMergesStore } from './employer-merges.store.js';
import type { MergeEmployersInput } from './employers.graphql.js';
import { EmployersStore } from './employers.store.js';

/** Two spellings of one employer become one. The merged one is kept, so that its id is still understood. */
@Injectable()
export class EmployerMergesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly merges: EmployerMergesStore,
    private readonly employers: EmployersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  merge(actor: Actor, input: MergeEmployersInput): Promise<Result<{ employer: Employer }>> {
    return this.useCases.run(actor, { name: 'mergeEmployers', input }, async (tx) => {
      const employers = await this.merges.lockBoth(tx, input.fromId, input.intoId);
      const from = mergeable(employers.get(input.fromId), 'fromId');
      if (!from.ok) return from;
      const into = mergeable(employers.get(input.intoId), 'intoId');
      if (!into.ok) return into;
      if (from.value.id === into.value.id)
        return fail('EMPLOYER_MERGED_WITH_ITSELF', 'An employer cannot be merged with itself; name two.', 'intoId');
      await this.mergeInto(tx, actor, from.value, into.value);
      return ok({ employer: into.value });
    });
  }

  private async mergeInto(tx: Transaction, actor: Actor, from: Employer, into: Employer): Promise<void> {
    const moved = await this.merges.moveAll(tx, from.id, into.id);
    await this.merges.markMerged(tx, from.id, into.id);
    await this.employers.outdatePlans(tx, into.id, new Date(this.clock.now()));
    const after = { ...from, mergedIntoId: into.id, version: from.version + 1, moved };
    await this.audit.record(tx, actor, {
      action: 'employer.merged',
      subjectType: 'Employer',
      subjectId: from.id,
      before: from,
      after,
    });
  }
}

const mergeable = (employer: Employer | undefined, field: string): Result<Employer> => {
  if (!employer) return fail('EMPLOYER_NOT_FOUND', 'There is no employer with this id.', field);
  if (employer.mergedIntoId)
    return fail(
      'EMPLOYER_ALREADY_MERGED',
      `"${employer.name}" was merged before; name the employer it was merged into.`,
      field,
    );
  return ok(employer);
};
