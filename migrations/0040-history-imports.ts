import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A third kind of file: the history of a center, one row for each dated fact; of what was over by then nobody is reminded. */
export class HistoryImports1795300004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAre(`'ROSTER', 'JOB_SEARCH', 'HISTORY'`));
    await runner.query(`
      ALTER TABLE prospects ADD COLUMN history_until timestamptz;
      COMMENT ON COLUMN prospects.history_until IS 'Of a prospect that came with a history: when that was told. Nobody is reminded of a step that was due by then.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE prospects DROP COLUMN history_until');
    await runner.query(`
      DO $$
      DECLARE center uuid;
      BEGIN
        FOR center IN SELECT id FROM centers LOOP
          PERFORM set_center(center);
          DELETE FROM imports WHERE center_id = center AND kind = 'HISTORY';
        END LOOP;
        SET LOCAL app.center_id = '';
      END $$;`);
    await runner.query(kindsAre(`'ROSTER', 'JOB_SEARCH'`));
  }
}

const kindsAre = (kinds: string): string => `
  ALTER TABLE imports DROP CONSTRAINT imports_kind_check;
  ALTER TABLE imports ADD CONSTRAINT imports_kind_check CHECK (kind IN (${kinds}));
`;
