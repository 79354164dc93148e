import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports that are made again and again, by the wall clock of the center. */
export class ExportSchedules1795300003700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_schedules (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        row_set text NOT NULL
          CONSTRAINT export_schedules_row_set_check CHECK (row_set IN ('STUDENTS', 'PROSPECTS', 'INTERVIEWS', 'FOLLOW_UPS', 'OUTCOMES')),
        format text NOT NULL CONSTRAINT export_schedules_format_check CHECK (format IN ('CSV', 'XLSX', 'JSON_LINES', 'PARQUET')),
        filter jsonb NOT NULL,
        every text NOT NULL CONSTRAINT export_schedules_every_check CHECK (every IN ('DAY', 'WEEK', 'MONTH')),
        weekday smallint CONSTRAINT export_schedules_weekday_check CHECK (weekday BETWEEN 1 AND 7),
        month_day smallint CONSTRAINT export_schedules_month_day_check CHECK (month_day BETWEEN 1 AND 31),
        hour smallint NOT NULL CONSTRAINT export_schedules_hour_check CHECK (hour BETWEEN 0 AND 23),
        next_due_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        ended_at timestamptz,
        CONSTRAINT export_schedules_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT export_schedules_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT export_schedules_day_check CHECK ((every = 'WEEK') = (weekday IS NOT NULL) AND (every = 'MONTH') = (month_day IS NOT NULL))
      );
      COMMENT ON TABLE export_schedules IS 'Exports that are made again and again, by the wall clock of the center.';
      COMMENT ON COLUMN export_schedules.next_due_at IS 'When the next export is begun, told by the clock of the database.';
      COMMENT ON COLUMN export_schedules.ended_at IS 'From then on no more are made; null: it goes on.';
      CREATE INDEX export_schedules_due_idx ON export_schedules (center_id, next_due_at) WHERE ended_at IS NULL;
      CREATE INDEX export_schedules_created_by_idx ON export_schedules (center_id, created_by, id);
      SELECT make_tenant_table('export_schedules', 'SELECT, INSERT, UPDATE');

      ALTER TABLE exports ADD COLUMN schedule_id uuid;
      ALTER TABLE exports ADD CONSTRAINT exports_schedule_fkey FOREIGN KEY (center_id, schedule_id) REFERENCES export_schedules (center_id, id);
      CREATE INDEX exports_schedule_idx ON exports (center_id, schedule_id) WHERE schedule_id IS NOT NULL;
      COMMENT ON COLUMN exports.schedule_id IS 'Which schedule it was made by; null: somebody asked for it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE exports DROP COLUMN schedule_id; DROP TABLE export_schedules;');
  }
}
