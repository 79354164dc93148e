import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/actor.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { reaches } from '../identity/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import { type Transaction, unlessRefusedBy } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import { searchNamesOf } from './domain/search-name.js';
import type { Student } from './student.entity.js';
import type { AddStudentInput, ChangeStudentInput, StudentVersionInput } from './students.inputs.graphql.js';
import { NewStudent, staffOnlyFieldsOf, StudentFields } from './students.input.js';
import { StudentsStore } from './students.store.js';

type Answer = Promise<Result<{ student: Student }>>;

const NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'id');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const EXTERNAL_ID_TAKEN = fail(
  'EXTERNAL_ID_TAKEN',
  'Another student has this external id; correct one of the two.',
  'externalId',
);

@Injectable()
export class StudentsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: StudentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  add(actor: Actor, input: AddStudentInput): Answer {
    return this.useCases.run(actor, { name: 'addStudent', input }, async (tx) => {
      const parsed = parse(NewStudent, input);
      if (!parsed.ok) return parsed;
      const { id, ...given } = parsed.value;
      const student = {
        ...given,
        ...searchNamesOf(given.givenName, given.familyName),
        ...this.newborn(),
        id: id ?? newId(),
      };
      if (!(await this.store.add(tx, student)))
        return (await this.store.byId(tx, student.id)) ? ID_TAKEN : EXTERNAL_ID_TAKEN;
      await this.audit.record(tx, actor, {
        action: 'student.added',
        subjectType: 'Student',
        subjectId: student.id,
        after: student,
      });
      return ok({ student: { ...student, centerId: tx.centerId, version: 1 } });
    });
  }

  /** Staff change everything; students, of their own record, how to be reached and what to say for themselves. */
  change(actor: Actor, input: ChangeStudentInput): Answer {
    const change = () =>
      this.useCases.run(actor, { name: 'changeStudent', input }, async (tx) => {
        const parsed = parseChanges(StudentFields, input);
        if (!parsed.ok) return parsed;
        return this.update(tx, actor, input, 'student.changed', parsed.value);
      });
    return unlessRefusedBy('students_external_id_key', EXTERNAL_ID_TAKEN, change);
  }

  /** Takes a student off the lists; nothing is lost. */
  archive(actor: Actor, input: StudentVersionInput): Answer {
    const archivedAt = new Date(this.clock.now());
    return this.useCases.run(actor, { name: 'archiveStudent', input }, (tx) =>
      this.update(tx, actor, input, 'student.archived', { archivedAt }),
    );
  }

  restore(actor: Actor, input: StudentVersionInput): Answer {
    return this.useCases.run(actor, { name: 'restoreStudent', input }, (tx) =>
      this.update(tx, actor, input, 'student.restored', { archivedAt: null }),
    );
  }

  /** Steps stay owed all the same; only the student is sent nothing about them. */
  optOutOfReminders(actor: Actor, input: StudentVersionInput): Answer {
    const remindersOptedOutAt = new Date(this.clock.now());
    return this.useCases.run(actor, { name: 'optOutOfReminders', input }, (tx) =>
      this.update(tx, actor, input, 'student.opted-out-of-reminders', { remindersOptedOutAt }),
    );
  }

  optInToReminders(actor: Actor, input: StudentVersionInput): Answer {
    return this.useCases.run(actor, { name: 'optInToReminders', input }, (tx) =>
      this.update(tx, actor, input, 'student.opted-in-to-reminders', { remindersOptedOutAt: null }),
    );
  }

  private async update(
    tx: Transaction,
    actor: Actor,
    { id, version }: StudentVersionInput,
    action: string,
    changes: Partial<Student>,
  ): Answer {
    const before = reaches(actor, id) ? await this.store.byIdToChange(tx, id) : null;
    if (!before) return NOT_FOUND;
    const allowed = expectOwnFields(actor, changes);
    if (!allowed.ok) return allowed;
    const current = expectVersion(before.version, version);
    if (!current.ok) return current;
    const changed = { ...before, ...changes, version: before.version + 1 };
    const after = { ...changed, ...searchNamesOf(changed.givenName, changed.familyName) };
    await this.store.change(tx, id, after);
    await this.audit.record(tx, actor, { action, subjectType: 'Student', subjectId: id, before, after });
    return ok({ student: after });
  }

  private newborn() {
    return { userId: null, archivedAt: null, remindersOptedOutAt: null, createdAt: new Date(this.clock.now()) };
  }
}

const expectOwnFields = (actor: Actor, changes: object): Result<null> => {
  const fields = isStaff(actor) ? [] : staffOnlyFieldsOf(changes);
  if (fields.length === 0) return ok(null);
  return failAll(
    fields.map((field) => ({
      code: 'STAFF_ONLY_FIELD',
      field,
      message: `${field}: only staff may change it; ask your counselor.`,
    })),
  );
};
