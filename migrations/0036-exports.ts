import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports: the job that writes rows to a file, and the file until it is forgotten. */
export class Exports1795300003600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exports (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        row_set text NOT NULL CONSTRAINT exports_row_set_check CHECK (row_set IN ('STUDENTS', 'PROSPECTS', 'INTERVIEWS', 'FOLLOW_UPS', 'OUTCOMES')),
        format text NOT NULL CONSTRAINT exports_format_check CHECK (format IN ('CSV', 'XLSX', 'JSON_LINES', 'PARQUET')),
        filter jsonb NOT NULL,
        status text NOT NULL CONSTRAINT exports_status_check CHECK (status IN ('RUNNING', 'READY', 'CANCELLED', 'FAILED')),
        runs smallint NOT NULL DEFAULT 0,
        rows_done int NOT NULL DEFAULT 0,
        rows_estimated int,
        as_of timestamptz,
        file_key text,
        bytes bigint,
        sha256 text,
        failure text,
        lease_until timestamptz,
        lease_token uuid,
        attempts smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        finished_at timestamptz,
        expires_at timestamptz,
        CONSTRAINT exports_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT exports_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT exports_ready_is_whole_check CHECK (status <> 'READY' OR num_nonnulls(as_of, file_key, bytes, sha256) = 4),
        CONSTRAINT exports_ended_check CHECK (status = 'RUNNING' OR num_nonnulls(finished_at, expires_at) = 2)
      );
      COMMENT ON TABLE exports IS 'Rows written to a file by a job; row and file are forgotten when it expires.';
      COMMENT ON COLUMN exports.filter IS 'Which rows, as they were asked for; what it means is decided when the reading begins.';
      COMMENT ON COLUMN exports.runs IS 'How many workers have begun it: each begins with the first row, in a file of its own.';
      COMMENT ON COLUMN exports.as_of IS 'The rows are those of this moment; null: the reading has not begun.';
      COMMENT ON COLUMN exports.file_key IS 'The file of the latest run in the storage, whole once the export is READY; null: not begun.';
      COMMENT ON COLUMN exports.expires_at IS 'From then on there is no file and soon no row; null: it has not ended.';
      CREATE INDEX exports_created_by_idx ON exports (center_id, created_by, id);
      CREATE INDEX exports_running_idx ON exports (center_id, id) WHERE status = 'RUNNING';
      CREATE INDEX exports_expiry_idx ON exports (center_id, expires_at) WHERE expires_at IS NOT NULL;
      SELECT make_tenant_table('exports', 'SELECT, INSERT, UPDATE, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exports;');
  }
}
