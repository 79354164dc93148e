import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type Actor, isStaff } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { reaches } from '../identity/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import type { Note } from './note.entity.js';
import type { EditNoteInput, WriteNoteInput } from './notes.graphql.js';
import { NewNote, NoteFields } from './notes.input.js';
import { NotesStore } from './notes.store.js';
import { StudentsStore } from './students.store.js';

const NOT_FOUND = fail('NOTE_NOT_FOUND', 'There is no note with this id.', 'id');
const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with this id.', 'studentId');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const NOT_THE_AUTHOR = fail('NOTE_OF_SOMEBODY_ELSE', 'Only its author may edit a note; write your own.', 'id');
const STAFF_ONLY = fail(
  'STAFF_ONLY_VISIBILITY',
  'Only staff write notes for staff; use STUDENT_AND_STAFF or AUTHOR.',
  'visibility',
);

@Injectable()
export class NotesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: NotesStore,
    private readonly students: StudentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  write(actor: Actor, input: WriteNoteInput): Promise<Result<{ note: Note }>> {
    return this.useCases.run(actor, { name: 'writeNote', input }, async (tx) => {
      const parsed = parse(NewNote, input);
      if (!parsed.ok) return parsed;
      const note = await this.writeIn(tx, actor, parsed.value);
      return note.ok ? ok({ note: note.value }) : note;
    });
  }

  /** Writes a note in somebody else's transaction. */
  async writeIn(tx: Transaction, actor: Actor, { id, ...given }: z.output<typeof NewNote>): Promise<Result<Note>> {
    if (!reaches(actor, given.studentId) || !(await this.students.byId(tx, given.studentId))) return STUDENT_NOT_FOUND;
    if (!mayChoose(actor, given.visibility)) return STAFF_ONLY;
    const note = {
      ...given,
      id: id ?? newId(),
      authorId: actor.userId,
      writtenAt: new Date(this.clock.now()),
      editedAt: null,
    };
    if (!(await this.store.add(tx, note))) return ID_TAKEN;
    await this.audit.record(tx, actor, {
      action: 'note.written',
      subjectType: 'Note',
      subjectId: note.id,
      after: auditable(note),
    });
    return ok({ ...note, centerId: tx.centerId, version: 1 });
  }

  edit(actor: Actor, input: EditNoteInput): Promise<Result<{ note: Note }>> {
    return this.useCases.run(actor, { name: 'editNote', input }, async (tx) => {
      const parsed = parseChanges(NoteFields, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.visibleToChange(tx, actor, input.id);
      if (!before) return NOT_FOUND;
      if (before.authorId !== actor.userId) return NOT_THE_AUTHOR;
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      const after = { ...before, ...parsed.value, editedAt: new Date(this.clock.now()), version: before.version + 1 };
      if (!mayChoose(actor, after.visibility)) return STAFF_ONLY;
      await this.store.change(tx, before.id, after);
      await this.audit.record(tx, actor, {
        action: 'note.edited',
        subjectType: 'Note',
        subjectId: before.id,
        before: auditable(before),
        after: auditable(after),
      });
      return ok({ note: after });
    });
  }
}

const mayChoose = (actor: Actor, visibility: Note['visibility']): boolean => visibility !== 'STAFF' || isStaff(actor);

/** Admins read the audit trail, so what an author keeps to themselves does not go there. */
const auditable = <Written extends Pick<Note, 'visibility' | 'body'>>(note: Written) =>
  note.visibility === 'AUTHOR' ? { ...note, body: null } : note;
