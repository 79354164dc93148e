import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes about a student, seen by the student and staff, by staff only, or by their author only. */
export class Notes1795300001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        author_id uuid NOT NULL,
        visibility text NOT NULL CONSTRAINT notes_visibility_check CHECK (visibility IN ('STUDENT_AND_STAFF', 'STAFF', 'AUTHOR')),
        body text NOT NULL CONSTRAINT notes_body_check CHECK (length(body) BETWEEN 1 AND 10000),
        written_at timestamptz NOT NULL,
        edited_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT notes_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT notes_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT notes_author_fkey FOREIGN KEY (center_id, author_id) REFERENCES users (center_id, id)
      );
      CREATE INDEX notes_student_idx ON notes (center_id, student_id, written_at, id);
      SELECT make_tenant_table('notes', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notes;`);
  }
}
