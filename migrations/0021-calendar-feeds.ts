import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret address under which a person's calendar program fetches appointments and next steps. Stored hashed. */
export class CalendarFeeds1795300002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_feeds (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        token_hash bytea NOT NULL,
        issued_at timestamptz NOT NULL,
        last_fetched_at timestamptz,
        CONSTRAINT calendar_feeds_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT calendar_feeds_user_key UNIQUE (center_id, user_id),
        CONSTRAINT calendar_feeds_hash_key UNIQUE (center_id, token_hash),
        CONSTRAINT calendar_feeds_user_fkey FOREIGN KEY (center_id, user_id) REFERENCES users (center_id, id)
      );
      COMMENT ON TABLE calendar_feeds IS 'One per person; a new address replaces the old one, and what is revoked is gone.';
      COMMENT ON COLUMN calendar_feeds.last_fetched_at IS 'Written at most once an hour.';
      SELECT make_tenant_table('calendar_feeds', 'SELECT, INSERT, UPDATE, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE calendar_feeds;`);
  }
}
