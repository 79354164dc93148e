import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import type { EmploymentQuarter, ReportExclusion } from './first-destination.entity.js';
import { NewExclusion, NewQuarter, OfStudent, Versioned } from './first-destinations.input.js';
import type {
  ExcludeFromReportsInput,
  IncludeInReportsInput,
  RecordEmploymentQuarterInput,
  RemoveEmploymentQuarterInput,
} from './workforce.graphql.js';
import { WorkforceStore } from './workforce.store.js';

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const QUARTER_NOT_FOUND = fail('EMPLOYMENT_QUARTER_NOT_FOUND', 'There is no such record of a quarter.', 'id');
const QUARTER_RECORDED = fail(
  'QUARTER_ALREADY_RECORDED',
  'This quarter is recorded from this source already; remove that record first.',
  'quarter',
);
const EXCLUDED = fail('ALREADY_EXCLUDED', 'This student is left out already; include the student first.', 'studentId');
const NOT_EXCLUDED = fail('NOT_EXCLUDED', 'This student is not left out of reports.', 'studentId');

/** What workforce reports ask: employment by quarter, and who is left out. */
@Injectable()
export class WorkforceService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: WorkforceStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  recordQuarter(actor: Actor, input: RecordEmploymentQuarterInput): Promise<Result<{ quarter: EmploymentQuarter }>> {
    return this.useCases.run(actor, { name: 'recordEmploymentQuarter', input }, async (tx) => {
      const given = parse(NewQuarter, input);
      if (!given.ok) return given;
      if (!(await this.store.knowsStudent(tx, given.value.studentId))) return STUDENT_NOT_FOUND;
      const row = { ...given.value, ...this.newborn(actor, given.value.id) };
      if (!(await this.store.addQuarter(tx, row)))
        return (await this.store.quarter(tx, row.id)) ? ID_TAKEN : QUARTER_RECORDED;
      const quarter = { ...row, centerId: tx.centerId, version: 1 };
      await this.audit.record(tx, actor, {
        action: 'employment-quarter.recorded',
        subjectType: 'EmploymentQuarter',
        subjectId: quarter.id,
        after: quarter,
      });
      return ok({ quarter });
    });
  }

  removeQuarter(actor: Actor, input: RemoveEmploymentQuarterInput): Promise<Result<{ quarter: EmploymentQuarter }>> {
    return this.useCases.run(actor, { name: 'removeEmploymentQuarter', input }, async (tx) => {
      const given = parse(Versioned, input);
      if (!given.ok) return given;
      const quarter = await this.store.quarterToChange(tx, given.value.id);
      if (!quarter) return QUARTER_NOT_FOUND;
      const current = expectVersion(quarter.version, given.value.version);
      if (!current.ok) return current;
      await this.store.removeQuarter(tx, quarter.id);
      await this.audit.record(tx, actor, {
        action: 'employment-quarter.removed',
        subjectType: 'EmploymentQuarter',
        subjectId: quarter.id,
        before: quarter,
      });
      return ok({ quarter });
    });
  }

  exclude(actor: Actor, input: ExcludeFromReportsInput): Promise<Result<{ exclusion: ReportExclusion }>> {
    return this.useCases.run(actor, { name: 'excludeFromReports', input }, async (tx) => {
      const given = parse(NewExclusion, input);
      if (!given.ok) return given;
      if (!(await this.store.knowsStudent(tx, given.value.studentId))) return STUDENT_NOT_FOUND;
      const row = { ...given.value, ...this.newborn(actor, given.value.id) };
      if (!(await this.store.addExclusion(tx, row)))
        return (await this.store.exclusionOf(tx, row.studentId)) ? EXCLUDED : ID_TAKEN;
      const exclusion = { ...row, centerId: tx.centerId };
      await this.audit.record(tx, actor, {
        action: 'report-exclusion.recorded',
        subjectType: 'ReportExclusion',
        subjectId: exclusion.id,
        after: exclusion,
      });
      return ok({ exclusion });
    });
  }

  include(actor: Actor, input: IncludeInReportsInput): Promise<Result<{ exclusion: ReportExclusion }>> {
    return this.useCases.run(actor, { name: 'includeInReports', input }, async (tx) => {
      const given = parse(OfStudent, input);
      if (!given.ok) return given;
      const exclusion = await this.store.exclusionOf(tx, given.value.studentId);
      if (!exclusion) return NOT_EXCLUDED;
      await this.store.removeExclusion(tx, exclusion.id);
      await this.audit.record(tx, actor, {
        action: 'report-exclusion.removed',
        subjectType: 'ReportExclusion',
        subjectId: exclusion.id,
        before: exclusion,
      });
      return ok({ exclusion });
    });
  }

  private newborn(actor: Actor, id: string | null) {
    return { id: id ?? newId(), recordedAt: new Date(this.clock.now()), recordedBy: actor.userId };
  }
}
