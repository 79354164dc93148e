import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Taking a delivery up writes its lease and nothing that an index knows, so that PostgreSQL writes the new row beside the old one
 * and leaves all indexes alone (a heap-only update). Held is what has a lease that is not over; it is no state of its own any more.
 */
export class LeasesBesideTheQueue1795300003800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX deliveries_due_idx;
      ALTER TABLE deliveries DROP CONSTRAINT deliveries_leased_check, DROP CONSTRAINT deliveries_state_check;
      ${forEachCenter("UPDATE deliveries SET state = 'PENDING', next_attempt_at = due_at WHERE center_id = center AND state = 'LEASED';")}
      ALTER TABLE deliveries SET (fillfactor = 70),
        ADD CONSTRAINT deliveries_state_check CHECK (state IN ('PENDING', 'SENT', 'SKIPPED', 'DEAD')),
        ADD CONSTRAINT deliveries_leased_check CHECK (leased_until IS NULL OR state = 'PENDING');
      CREATE INDEX deliveries_due_idx ON deliveries (center_id, channel, next_attempt_at, id) WHERE ended_at IS NULL;
      COMMENT ON COLUMN deliveries.next_attempt_at IS 'Not before then, told by the clock of the database.';
      COMMENT ON COLUMN deliveries.fence IS 'Goes on with each taking up and each writing down: a worker that was thought dead finds another number here and writes nothing.';
      COMMENT ON COLUMN deliveries.leased_until IS 'A worker has taken it up and holds it until then; null: nobody has.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX deliveries_due_idx;
      ALTER TABLE deliveries DROP CONSTRAINT deliveries_leased_check, DROP CONSTRAINT deliveries_state_check;
      ${forEachCenter("UPDATE deliveries SET state = 'LEASED', next_attempt_at = leased_until WHERE center_id = center AND leased_until IS NOT NULL;")}
      ALTER TABLE deliveries RESET (fillfactor),
        ADD CONSTRAINT deliveries_state_check CHECK (state IN ('PENDING', 'LEASED', 'SENT', 'SKIPPED', 'DEAD')),
        ADD CONSTRAINT deliveries_leased_check CHECK ((state = 'LEASED') = (leased_until IS NOT NULL));
      CREATE INDEX deliveries_due_idx ON deliveries (center_id, channel, next_attempt_at, id) WHERE state IN ('PENDING', 'LEASED');
      COMMENT ON COLUMN deliveries.next_attempt_at IS 'Not before then, told by the clock of the database. While a worker holds it: when the lease is over.';
      COMMENT ON COLUMN deliveries.fence IS 'Counts those who have taken it: a worker that was thought dead finds another number here and writes nothing.';
      COMMENT ON COLUMN deliveries.leased_until IS NULL;
    `);
  }
}

const forEachCenter = (statement: string): string => `
  DO $$
  DECLARE center uuid;
  BEGIN
    FOR center IN SELECT id FROM centers LOOP
      PERFORM set_center(center);
      ${statement}
    END LOOP;
    SET LOCAL app.center_id = '';
  END $$;`;
