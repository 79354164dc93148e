import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../kernel/actor.js';
import { grouped } from '../kernel/grouped.js';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { Note } from './note.entity.js';

export interface NotePage {
  readonly before: { readonly writtenAt: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class NotesStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, note: Omit<Note, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Note, note);
  }

  /** The note, held until the transaction ends, if the reader may see it. */
  async visibleToChange(tx: Transaction, reader: Actor, id: string): Promise<Note | null> {
    const text = `SELECT ${COLUMNS} FROM notes n WHERE n.center_id = $1 AND ${VISIBLE} AND n.id = $5 FOR UPDATE`;
    const [note] = await tx.query<Note>(text, [tx.centerId, ...eyesOf(reader), id]);
    return note ?? null;
  }

  async change(tx: Transaction, id: string, changes: Partial<Note>): Promise<void> {
    await tx.manager.update(Note, { centerId: tx.centerId, id }, changes);
  }

  /** Of each student the latest notes that the reader may see, one page. */
  async ofStudents(
    reader: Actor,
    studentIds: readonly string[],
    { before, limit }: NotePage,
  ): Promise<ReadonlyMap<string, Note[]>> {
    const found = await this.database.read<Note>(reader.centerId, {
      name: 'notes-of-students',
      text: `SELECT latest.* FROM unnest($5::uuid[]) AS student (id) CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM notes n
                WHERE n.center_id = $1 AND n.student_id = student.id AND ${VISIBLE}
                  AND ($6::timestamptz IS NULL OR (n.written_at, n.id) < ($6, $7::uuid))
                ORDER BY n.written_at DESC, n.id DESC LIMIT $8) latest`,
      values: [reader.centerId, ...eyesOf(reader), studentIds, before?.writtenAt ?? null, before?.id ?? null, limit],
    });
    return grouped(found, (note) => note.studentId);
  }
}

const COLUMNS = `n.center_id AS "centerId", n.id, n.student_id AS "studentId", n.author_id AS "authorId", n.visibility, n.body,
  n.written_at AS "writtenAt", n.edited_at AS "editedAt", n.version`;

/** The values of VISIBLE: person, whether staff, own student record. */
const eyesOf = (reader: Actor): readonly unknown[] => [reader.userId, isStaff(reader), reader.studentId];

/** Staff and students see what is meant for them, students only of themselves; authors see what they wrote. */
const VISIBLE = `($3::boolean OR n.student_id = $4::uuid)
  AND (n.visibility = 'STUDENT_AND_STAFF' OR (n.visibility = 'STAFF' AND $3) OR n.author_id = $2::uuid)`;
