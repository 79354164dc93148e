import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { StudentConnectionsStore } from './student-connections.store.js';

/** Says which person a student record is, so that the person reaches it. */
@Injectable()
export class StudentConnections {
  constructor(
    private readonly students: StudentConnectionsStore,
    private readonly audit: Audit,
  ) {}

  async connect(tx: Transaction, actor: Actor, studentId: string, userId: string): Promise<Result<null>> {
    const record = await this.students.hold(tx, studentId);
    if (!record) return fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');
    if (record.userId)
      return fail(
        'STUDENT_ALREADY_CONNECTED',
        'Somebody signs in as this student already; change that person.',
        'studentId',
      );
    await this.students.connect(tx, studentId, userId);
    await this.audit.record(tx, actor, {
      action: 'student.connected',
      subjectType: 'Student',
      subjectId: studentId,
      before: record,
      after: { userId },
    });
    return ok(null);
  }
}
