import { Injectable } from '@nestjs/common';
import { CohortsStore, StudentsStore } from '../cohorts/index.js';
import { EmployersStore } from '../employers/index.js';
import { reaches } from '../identity/index.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import { fail, type Failure, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { ProspectsStore, type Subject } from '../prospects/index.js';
import { type SubjectField, subjectsOf } from './pauses.input.js';

type Found = (tx: Transaction, actor: Actor, id: string) => Promise<boolean>;

/** Whom a pause concerns, when the actor may speak for them. */
@Injectable()
export class PauseSubjects {
  constructor(
    private readonly cohorts: CohortsStore,
    private readonly students: StudentsStore,
    private readonly employers: EmployersStore,
    private readonly prospects: ProspectsStore,
  ) {}

  async find(
    tx: Transaction,
    actor: Actor,
    given: Readonly<Record<SubjectField, string | null>>,
  ): Promise<Result<Subject>> {
    const [field] = subjectsOf(given) as [SubjectField];
    const id = given[field] as string;
    if (OF_STAFF.has(field) && !isStaff(actor))
      return fail('STAFF_ONLY', `${field}: only staff pause it; pause yourself or one of your prospects.`, field);
    if (await this.exists[field](tx, actor, id)) return ok({ [field]: id } as unknown as Subject);
    return { ok: false, failures: [NOT_FOUND[field]] };
  }

  private readonly exists: Readonly<Record<SubjectField, Found>> = {
    cohortId: async (tx, _, id) => (await this.cohorts.byId(tx, id)) !== null,
    employerId: async (tx, _, id) => (await this.employers.liveById(tx, id))?.id === id,
    studentId: async (tx, actor, id) => reaches(actor, id) && (await this.students.byId(tx, id)) !== null,
    prospectId: async (tx, actor, id) => {
      const prospect = await this.prospects.byId(tx, id);
      return prospect !== null && reaches(actor, prospect.studentId);
    },
  };
}

const OF_STAFF: ReadonlySet<SubjectField> = new Set<SubjectField>(['cohortId', 'employerId']);

const notFound = (field: SubjectField, noun: string): Failure => ({
  code: `${noun.toUpperCase()}_NOT_FOUND`,
  field,
  message: `There is no such ${noun}.`,
});

const NOT_FOUND: Readonly<Record<SubjectField, Failure>> = {
  cohortId: notFound('cohortId', 'cohort'),
  studentId: notFound('studentId', 'student'),
  employerId: notFound('employerId', 'employer'),
  prospectId: notFound('prospectId', 'prospect'),
};
