import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { normalizedName } from './domain/normalized-name.js';
import type { Employer } from './employer.entity.js';
import { NewEmployer } from './employers.input.js';
import { EmployersStore } from './employers.store.js';
import type { AddEmployerInput } from './employers.graphql.js';

@Injectable()
export class EmployersService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: EmployersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, input: AddEmployerInput): Promise<Result<{ employer: Employer }>> {
    return this.useCases.run(actor, { name: 'addEmployer', input }, async (tx) => {
      const parsed = parse(NewEmployer, input);
      if (!parsed.ok) return parsed;
      const normalized = normalizedName(parsed.value.name);
      if (await this.store.liveByName(tx, normalized)) return fail('EMPLOYER_EXISTS', `An employer named "${parsed.value.name}" is there already; use it.`, 'name');
      return ok({ employer: await this.insert(tx, actor, { ...parsed.value, normalizedName: normalized }) });
    });
  }

  private async insert(tx: Transaction, actor: Actor, given: Omit<Employer, 'centerId' | 'id' | 'version' | 'createdAt' | 'mergedIntoId'> & { id?: string | null | undefined }): Promise<Employer> {
    const employer = { ...given, id: given.id ?? newId(), mergedIntoId: null, createdAt: new Date(this.clock.now()) };
    await this.store.add(tx, employer);
    await this.audit.record(tx, actor, { action: 'employer.added', subjectType: 'Employer', subjectId: employer.id, after: employer });
    return { ...employer, centerId: tx.centerId, version: 1 };
  }
}
