import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that people bring: the table as read, the mapping, and what became of every row. */
export class Imports1795300001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT imports_kind_check CHECK (kind IN ('ROSTER', 'JOB_SEARCH')),
        student_id uuid,
        file_name text NOT NULL CONSTRAINT imports_file_name_check CHECK (length(file_name) BETWEEN 1 AND 255),
        file bytea,
        source jsonb NOT NULL,
        mapping jsonb NOT NULL,
        date_order text CONSTRAINT imports_date_order_check CHECK (date_order IN ('DMY', 'MDY')),
        status text NOT NULL CONSTRAINT imports_status_check CHECK (status IN ('MAPPED', 'APPLYING', 'APPLIED', 'CANCELLED', 'FAILED')),
        rows_total int NOT NULL,
        rows_done int NOT NULL DEFAULT 0,
        failure text,
        applied_as jsonb,
        lease_until timestamptz,
        lease_token uuid,
        attempts smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        finished_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT imports_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT imports_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT imports_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT imports_student_check CHECK ((kind = 'JOB_SEARCH') = (student_id IS NOT NULL))
      );
      COMMENT ON COLUMN imports.source IS 'The table as it was read: format, encoding, delimiter, headers.';
      COMMENT ON COLUMN imports.file IS 'The file as it came, to be read again in another encoding; null once nothing is left to be read.';
      COMMENT ON COLUMN imports.applied_as IS 'Who applied it, in which session and request: the job acts and is audited as that person.';
      COMMENT ON COLUMN imports.lease_until IS 'While an import is applied its worker holds it until then; after that another may go on.';
      COMMENT ON COLUMN imports.lease_token IS 'Made anew by each worker that takes over: one that was thought dead finds another here and stops.';
      COMMENT ON COLUMN imports.attempts IS 'How many workers have taken it up since the last batch that was written.';
      CREATE INDEX imports_running_idx ON imports (center_id, lease_until) WHERE status = 'APPLYING';
      CREATE INDEX imports_student_idx ON imports (center_id, student_id, id) WHERE student_id IS NOT NULL;
      SELECT make_tenant_table('imports', 'SELECT, INSERT, UPDATE');

      CREATE TABLE import_rows (
        center_id uuid NOT NULL,
        import_id uuid NOT NULL,
        line int NOT NULL,
        cells text[] NOT NULL,
        unreadable jsonb,
        edits jsonb,
        result text CONSTRAINT import_rows_result_check CHECK (result IN ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'REFUSED')),
        problems jsonb,
        CONSTRAINT import_rows_pkey PRIMARY KEY (center_id, import_id, line),
        CONSTRAINT import_rows_import_fkey FOREIGN KEY (center_id, import_id) REFERENCES imports (center_id, id) ON DELETE CASCADE
      );
      COMMENT ON COLUMN import_rows.unreadable IS 'Why no cell of the row can be trusted; null: the cells line up with the headers.';
      COMMENT ON COLUMN import_rows.edits IS 'What the person corrected in the preview before applying; null: nothing.';
      SELECT make_tenant_table('import_rows', 'SELECT, INSERT, UPDATE, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE import_rows; DROP TABLE imports;`);
  }
}
