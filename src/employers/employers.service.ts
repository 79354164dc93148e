import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import { type Transaction, unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import { normalizedName } from './domain/normalized-name.js';
import type { Employer, EmployerKind } from './employer.entity.js';
import type { AddEmployerInput, ChangeEmployerInput } from './employers.graphql.js';
import { EmployerFields, NewEmployer } from './employers.input.js';
import { EmployersStore } from './employers.store.js';

type Given = Pick<Employer, 'name' | 'kind' | 'website' | 'zone' | 'country' | 'region'> & {
  readonly id?: string | null | undefined;
};

const NOT_FOUND = fail('EMPLOYER_NOT_FOUND', 'There is no employer with this id.', 'id');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const EXISTS = fail('EMPLOYER_EXISTS', 'An employer of this name is there already; use it.', 'name');
const MERGED = fail('EMPLOYER_ALREADY_MERGED', 'This employer was merged into another; use `mergedInto`.', 'id');

const NAME_ONLY = { website: null, zone: null, country: null, region: null };
/** What moves the hours and holidays of everybody who works there. */
const PLACE = ['zone', 'country', 'region'] as const;

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
      const employer = await this.insert(tx, actor, parsed.value);
      if (employer) return ok({ employer });
      return (await this.store.liveByName(tx, normalizedName(parsed.value.name))) ? EXISTS : ID_TAKEN;
    });
  }

  change(actor: Actor, input: ChangeEmployerInput): Promise<Result<{ employer: Employer }>> {
    const change = () =>
      this.useCases.run(actor, { name: 'changeEmployer', input }, async (tx) => {
        const parsed = parseChanges(EmployerFields, input);
        if (!parsed.ok) return parsed;
        const before = await this.store.byIdToChange(tx, input.id);
        if (!before) return NOT_FOUND;
        if (before.mergedIntoId) return MERGED;
        const current = expectVersion(before.version, input.version);
        if (!current.ok) return current;
        return ok({
          employer: await this.update(tx, actor, before, { ...before, ...parsed.value, version: before.version + 1 }),
        });
      });
    return unlessRefusedBy('employers_live_name_key', EXISTS, change);
  }

  /**
   * The employer people mean by this name: the live one, else the one it was merged into, else a new one. Safe when two
   * name the same new employer at once.
   */
  async findOrAdd(tx: Transaction, actor: Actor, name: string, kind: EmployerKind = 'EMPLOYER'): Promise<Employer> {
    const normalized = normalizedName(name);
    const known = (await this.store.liveByName(tx, normalized)) ?? (await this.store.successorByName(tx, normalized));
    if (known) return known;
    const added = await this.insert(tx, actor, { ...NAME_ONLY, name, kind });
    return added ?? this.findOrAdd(tx, actor, name, kind);
  }

  private async insert(tx: Transaction, actor: Actor, given: Given): Promise<Employer | null> {
    const { id, ...fields } = given;
    const employer = {
      ...fields,
      id: id ?? newId(),
      normalizedName: normalizedName(fields.name),
      mergedIntoId: null,
      createdAt: new Date(this.clock.now()),
    };
    if (!(await this.store.add(tx, employer))) return null;
    await this.audit.record(tx, actor, {
      action: 'employer.added',
      subjectType: 'Employer',
      subjectId: employer.id,
      after: employer,
    });
    return { ...employer, centerId: tx.centerId, version: 1 };
  }

  private async update(tx: Transaction, actor: Actor, before: Employer, changed: Employer): Promise<Employer> {
    const after = { ...changed, normalizedName: normalizedName(changed.name) };
    await this.store.change(tx, before.id, after);
    await this.audit.record(tx, actor, {
      action: 'employer.changed',
      subjectType: 'Employer',
      subjectId: before.id,
      before,
      after,
    });
    if (PLACE.some((field) => before[field] !== after[field]))
      await this.store.outdatePlans(tx, before.id, new Date(this.clock.now()));
    return after;
  }
}
