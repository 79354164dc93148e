import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an honest comparison has to allow for, because it leads to follow-ups and to offers alike: how ready a student is, how selective an employer. */
export class ReadinessAndTiers1795300002900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE readiness_scores (
        center_id uuid NOT NULL,
        student_id uuid NOT NULL,
        score double precision NOT NULL CONSTRAINT readiness_scores_score_check CHECK (score BETWEEN -10 AND 10),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT readiness_scores_pkey PRIMARY KEY (center_id, student_id),
        CONSTRAINT readiness_scores_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT readiness_scores_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id)
      );
      COMMENT ON COLUMN readiness_scores.score IS 'How ready for the search, as the center measures it: 0 is the average of its students, 1 one standard deviation above.';
      SELECT make_tenant_table('readiness_scores', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE employer_tiers (
        center_id uuid NOT NULL,
        employer_id uuid NOT NULL,
        tier smallint NOT NULL CONSTRAINT employer_tiers_tier_check CHECK (tier BETWEEN 1 AND 3),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT employer_tiers_pkey PRIMARY KEY (center_id, employer_id),
        CONSTRAINT employer_tiers_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
        CONSTRAINT employer_tiers_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id)
      );
      COMMENT ON COLUMN employer_tiers.tier IS 'How hard it is to get an offer there, as the center sees it: 1 to 3, which means what is for the center to say.';
      SELECT make_tenant_table('employer_tiers', 'SELECT, INSERT, UPDATE, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE employer_tiers; DROP TABLE readiness_scores;`);
  }
}
