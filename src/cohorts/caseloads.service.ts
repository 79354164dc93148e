import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { AssignCaseloadInput } from './caseloads.graphql.js';
import { Assignment } from './caseloads.input.js';
import { CaseloadsStore } from './caseloads.store.js';
import { refuseListed } from './domain/listed.js';
import { StaffStore } from './staff.store.js';
import { StudentsStore } from './students.store.js';

export interface Assigned {
  /** How many students have another counselor now. */
  readonly changed: number;
}

const COUNSELOR_NOT_FOUND = fail(
  'COUNSELOR_NOT_FOUND',
  'There is no counselor, lead or admin with this id who can sign in.',
  'counselorId',
);
const STUDENT_NOT_FOUND = {
  code: 'STUDENT_NOT_FOUND',
  field: 'studentIds',
  message: 'There is no student with this id.',
};

@Injectable()
export class CaseloadsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: CaseloadsStore,
    private readonly staff: StaffStore,
    private readonly students: StudentsStore,
    private readonly audit: Audit,
  ) {}

  assign(actor: Actor, input: AssignCaseloadInput): Promise<Result<Assigned>> {
    return this.useCases.run(actor, { name: 'assignCaseload', input }, async (tx) => {
      const parsed = parse(Assignment, input);
      return parsed.ok ? this.assignIn(tx, actor, parsed.value) : parsed;
    });
  }

  /** From the day on the counselor looks after these students, whatever was planned; all of them or none. */
  async assignIn(tx: Transaction, actor: Actor, assignment: z.output<typeof Assignment>): Promise<Result<Assigned>> {
    const { counselorId, studentIds, fromDay } = assignment;
    if (!(await this.staff.lockAll(tx, [counselorId])).has(counselorId)) return COUNSELOR_NOT_FOUND;
    const known = await this.students.lockAll(tx, studentIds);
    const all = refuseListed(studentIds, (id) => !known.has(id), STUDENT_NOT_FOUND);
    if (!all.ok) return all;
    const staying = await this.store.staying(tx, studentIds, counselorId, fromDay);
    const moving = [...known].filter((id) => !staying.has(id));
    const takenBack = await this.store.takeBack(tx, moving, fromDay);
    const ended = await this.store.end(tx, moving, fromDay);
    await this.store.add(
      tx,
      moving.map((studentId) => ({ centerId: tx.centerId, id: newId(), studentId, counselorId, fromDay, toDay: null })),
    );
    const happening = { action: 'caseload.assigned', subjectType: 'Caseload', subjectId: counselorId };
    await this.audit.record(tx, actor, {
      ...happening,
      before: { ended, takenBack },
      after: { studentIds: moving, fromDay },
    });
    return ok({ changed: moving.length });
  }
}
