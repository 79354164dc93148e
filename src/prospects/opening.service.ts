import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import { StudentsStore } from '../cohorts/index.js';
import { type Employer, EmployersService, EmployersStore } from '../employers/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import type { Applied } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { projectionOf } from './domain/projection.js';
import type { Prospect } from './prospect.entity.js';
import { columnsOf } from './projection-columns.js';
import type { NewProspect } from './prospects.input.js';
import { ProspectsStore } from './prospects.store.js';

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no such student.', 'studentId');
const EMPLOYER_NOT_FOUND = fail('EMPLOYER_NOT_FOUND', 'There is no such employer.', 'employerId');

/** Opens a prospect: from its first moment on it owes a next step. */
@Injectable()
export class ProspectOpening {
  constructor(
    private readonly store: ProspectsStore,
    private readonly students: StudentsStore,
    private readonly employers: ProspectEmployers,
    private readonly birth: ProspectBirth,
    private readonly audit: Audit,
  ) {}

  async open(tx: Transaction, actor: Actor, given: NewProspect & { importKey?: string | null }): Promise<Result<Prospect>> {
    const studentId = given.studentId ?? actor.studentId;
    if (!studentId || !reaches(actor, studentId) || !(await this.students.byId(tx, studentId))) return STUDENT_NOT_FOUND;
    if (given.id && (await this.store.byId(tx, given.id))) return fail('ID_TAKEN', 'A prospect with this id is there already; make a new id.', 'id');
    const employer = await this.employers.find(tx, actor, given);
    if (!employer.ok) return employer;
    const prospect = await this.birth.give(tx, actor, { ...given, studentId, ...employer.value });
    await this.audit.record(tx, actor, { action: 'prospect.opened', subjectType: 'Prospect', subjectId: prospect.id, after: prospect });
    return ok(prospect);
  }
}

interface Parties {
  readonly employer: Employer;
  readonly agencyId: string | null;
}

/** Finds the employer and the agency that an entry names, or adds them. */
@Injectable()
export class ProspectEmployers {
  constructor(
    private readonly employers: EmployersService,
    private readonly store: EmployersStore,
  ) {}

  async find(tx: Transaction, actor: Actor, given: Pick<NewProspect, 'employerId' | 'employerName' | 'agencyName'>): Promise<Result<Parties>> {
    const employer = given.employerId
      ? await this.store.byId(tx, given.employerId)
      : await this.employers.findOrAdd(tx, actor, given.employerName as string, 'EMPLOYER');
    if (!employer) return EMPLOYER_NOT_FOUND;
    const agency = given.agencyName ? await this.employers.findOrAdd(tx, actor, given.agencyName, 'AGENCY') : null;
    return ok({ employer, agencyId: agency?.id ?? null });
  }
}

type Newborn = Parties & Omit<NewProspect, 'studentId'> & { readonly studentId: string; readonly importKey?: string | null };

/** Writes the row of a new prospect with its first projection. */
@Injectable()
export class ProspectBirth {
  constructor(
    private readonly store: ProspectsStore,
    private readonly policies: PoliciesService,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async give(tx: Transaction, actor: Actor, newborn: Newborn): Promise<Prospect> {
    const now = this.clock.now();
    const { id: policyVersionId, rules } = await this.policies.defaultVersion(tx);
    const calendars = await this.calendars.calendarsOf(tx, now);
    const timeline = { openedAt: now, facts: newborn.appliedOn ? [applied(newborn.appliedOn, now)] : [] };
    const projection = projectionOf(rules, timeline, () => calendars.of(newborn.employer), now);
    const prospect = { ...factsOf(newborn), policyVersionId, openedAt: new Date(now), openedBy: actor.userId, ...columnsOf(projection) };
    await this.store.add(tx, prospect);
    return { ...prospect, centerId: tx.centerId, version: 1 };
  }
}

const factsOf = (newborn: Newborn) => ({
  id: newborn.id ?? newId(),
  studentId: newborn.studentId,
  employerId: newborn.employer.id,
  agencyId: newborn.agencyId,
  position: newborn.position,
  url: newborn.url,
  location: newborn.location,
  source: newborn.source,
  appliedOn: newborn.appliedOn,
  importKey: newborn.importKey ?? null,
});

/** The same fact as the view `prospect_facts` tells it. */
const applied = (on: Day, now: Instant): Applied => ({ kind: 'APPLIED', id: 'applied', at: Date.parse(`${on}T00:00:00Z`), recordedAt: now });
