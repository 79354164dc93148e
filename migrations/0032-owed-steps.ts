import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was owed on each prospect, when, and what became of it: told anew whenever a prospect is planned anew. */
export class OwedSteps1795300003200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE owed_steps (
        center_id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        position smallint NOT NULL,
        kind text NOT NULL,
        opened_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        ended_at timestamptz,
        how text NOT NULL CONSTRAINT owed_steps_how_check CHECK (how IN ('DONE', 'LAPSED', 'SUPERSEDED', 'STILL_OWED')),
        CONSTRAINT owed_steps_pkey PRIMARY KEY (center_id, prospect_id, position),
        CONSTRAINT owed_steps_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT owed_steps_ended_check CHECK ((ended_at IS NULL) = (how = 'STILL_OWED'))
      );
      COMMENT ON TABLE owed_steps IS 'A reading of the facts of prospects under the policy versions they are pinned to; can be made anew at any time.';
      CREATE INDEX owed_steps_kind_idx ON owed_steps (center_id, kind, prospect_id) INCLUDE (due_at, ended_at, how);
      SELECT make_tenant_table('owed_steps', 'SELECT, INSERT, DELETE');

      CREATE TABLE owed_step_readings (
        center_id uuid NOT NULL,
        planned_at timestamptz NOT NULL,
        prospect_id uuid NOT NULL,
        CONSTRAINT owed_step_readings_pkey PRIMARY KEY (center_id)
      );
      COMMENT ON TABLE owed_step_readings IS 'How far owed_steps has been told: up to this prospect, in the order in which prospects were planned.';
      SELECT make_tenant_table('owed_step_readings', 'SELECT, INSERT, UPDATE');

      CREATE INDEX prospects_planned_idx ON prospects (center_id, planned_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX prospects_planned_idx; DROP TABLE owed_step_readings; DROP TABLE owed_steps;`);
  }
}
