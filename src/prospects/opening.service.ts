import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
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
    return ok(await this.give(tx, actor, { ...given, studentId, ...employer.value }, terms));
  }

  /** Opens one for a student and an employer that the caller knows to be there. */
  async openKnown(tx: Transaction, actor: Actor, { employer, ...given }: KnownProspect): Promise<Prospect> {
    const terms = await this.birth.terms(tx, given.studentId);
    return this.give(tx, actor, { ...NOTHING_ELSE, ...given, employer, agency: null }, terms);
  }

  private async give(
    tx: Transaction,
    actor: Actor,
    newborn: Parameters<ProspectBirth['give']>[2],
    terms: Parameters<ProspectBirth['give']>[3],
  ): Promise<Prospect> {
    const prospect = this.birth.give(tx, actor, newborn, terms);
    await this.audit.record(tx, actor, {
      action: 'prospect.opened',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      after: prospect,
    });
    return prospect;
  }
}
