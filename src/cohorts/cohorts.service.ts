import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import { unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { Cohort } from './cohort.entity.js';
import type { AddCohortInput, ChangeCohortInput } from './cohorts.graphql.js';
import { CohortFields, NewCohort } from './cohorts.input.js';
import { CohortsStore } from './cohorts.store.js';

const NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with this id.', 'id');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const EXISTS = fail('COHORT_EXISTS', 'A cohort of this name is there already; choose another name.', 'name');
const ENDS_BEFORE_IT_STARTS = fail(
  'COHORT_ENDS_BEFORE_IT_STARTS',
  'The last day must not be before the first; exchange them.',
  'endsOn',
);

@Injectable()
export class CohortsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CohortsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, input: AddCohortInput): Promise<Result<{ cohort: Cohort }>> {
    return this.useCases.run(actor, { name: 'addCohort', input }, async (tx) => {
      const parsed = parse(NewCohort, input);
      if (!parsed.ok) return parsed;
      const cohort = { ...parsed.value, id: parsed.value.id ?? newId(), createdAt: new Date(this.clock.now()) };
      if (endsBeforeItStarts(cohort)) return ENDS_BEFORE_IT_STARTS;
      if (!(await this.store.add(tx, cohort))) return (await this.store.byId(tx, cohort.id)) ? ID_TAKEN : EXISTS;
      await this.audit.record(tx, actor, {
        action: 'cohort.added',
        subjectType: 'Cohort',
        subjectId: cohort.id,
        after: cohort,
      });
      return ok({ cohort: { ...cohort, centerId: tx.centerId, version: 1 } });
    });
  }

  change(actor: Actor, input: ChangeCohortInput): Promise<Result<{ cohort: Cohort }>> {
    const change = () =>
      this.useCases.run(actor, { name: 'changeCohort', input }, async (tx) => {
        const parsed = parseChanges(CohortFields, input);
        if (!parsed.ok) return parsed;
        const before = await this.store.byIdToChange(tx, input.id);
        if (!before) return NOT_FOUND;
        const current = expectVersion(before.version, input.version);
        if (!current.ok) return current;
        const after = { ...before, ...parsed.value, version: before.version + 1 };
        if (endsBeforeItStarts(after)) return ENDS_BEFORE_IT_STARTS;
        await this.store.change(tx, before.id, after);
        await this.audit.record(tx, actor, {
          action: 'cohort.changed',
          subjectType: 'Cohort',
          subjectId: before.id,
          before,
          after,
        });
        return ok({ cohort: after });
      });
    return unlessRefusedBy('cohorts_name_key', EXISTS, change);
  }
}

const endsBeforeItStarts = ({ startsOn, endsOn }: Pick<Cohort, 'startsOn' | 'endsOn'>): boolean =>
  startsOn !== null && endsOn !== null && endsOn < startsOn;
