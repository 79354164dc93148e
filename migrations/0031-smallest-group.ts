import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Below how many students a figure is told to nobody: ten by default; a center may ask for more. */
export class SmallestGroup1795300003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE center_profiles ADD COLUMN smallest_group smallint NOT NULL DEFAULT 10
        CONSTRAINT center_profiles_smallest_group_check CHECK (smallest_group BETWEEN 10 AND 100);
      COMMENT ON COLUMN center_profiles.smallest_group IS 'Figures about fewer students than this are told to nobody.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE center_profiles DROP COLUMN smallest_group;`);
  }
}
