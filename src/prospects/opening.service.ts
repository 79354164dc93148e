import { Injectable } from '@nestjs/common';
import { Audit, type Happening } from '../audit/index.js';
import { StudentsStore } from '../cohorts/index.js';
import type { Employer } from '../employers/index.js';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { ProspectBirth } from './prospect-birth.service.js';
import { ProspectEmployers } from './prospect-employers.service.js';
import type { Prospect } from './prospect.entity.js';
import type { NewProspect } from './prospects.input.js';
import { ProspectsStore } from './prospects.store.js';

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no such student.', 'studentId');

/** A candidacy whose student and employer are known to be there. */
interface KnownProspect extends Pick<Prospect, 'studentId' | 'position' | 'appliedOn' | 'historyUntil'> {
  readonly employer: Employer;
}

const NOTHING_ELSE = {
  id: null,
  employerId: null,
  employerName: null,
  agencyName: null,
  url: null,
  location: null,
  source: null,
} as const;

/** Opens a prospect: from its first moment on it owes a next step. Whoever opens it replans once all is told that comes with it. */
@Injectable()
export class ProspectOpening {
  constructor(
    private readonly store: ProspectsStore,
    private readonly students: StudentsStore,
    private readonly employers: ProspectEmployers,
    private readonly birth: ProspectBirth,
    private readonly audit: Audit,
  ) {}

  async open(
    tx: Transaction,
    actor: Actor,
    given: NewProspect & { importKey?: string | null },
  ): Promise<Result<Prospect>> {
    const studentId = given.studentId ?? actor.studentId;
    if (!studentId || !reaches(actor, studentId)) return STUDENT_NOT_FOUND;
    const [student, taken, employer, terms] = await Promise.all([
      this.students.byId(tx, studentId),
      given.id ? this.store.byId(tx, given.id) : null,
      this.employers.find(tx, actor, given),
      this.birth.terms(tx, studentId),
    ]);
    if (!student) return STUDENT_NOT_FOUND;
    if (taken) return fail('ID_TAKEN', 'A prospect with this id is there already; make a new id.', 'id');
    if (!employer.ok) return employer;
    const prospect = this.birth.give(tx, actor, { ...given, studentId, ...employer.value }, terms);
    await this.audit.record(tx, actor, opened(prospect));
    return ok(prospect);
  }

  /** Opens many for students and employers that the caller knows to be there; answers them in the same order. */
  async openAllKnown(tx: Transaction, actor: Actor, given: readonly KnownProspect[]): Promise<readonly Prospect[]> {
    const students = [...new Set(given.map(({ studentId }) => studentId))];
    const terms = new Map(await Promise.all(students.map(async (id) => [id, await this.birth.terms(tx, id)] as const)));
    const prospects = this.birth.giveAll(
      tx,
      actor,
      given.map((newborn) => ({
        newborn: { ...NOTHING_ELSE, ...newborn, agency: null },
        terms: terms.get(newborn.studentId)!,
      })),
    );
    await this.audit.recordAll(tx, actor, prospects.map(opened));
    return prospects;
  }
}

const opened = (prospect: Prospect): Happening => ({
  action: 'prospect.opened',
  subjectType: 'Prospect',
  subjectId: prospect.id,
  after: prospect,
});
