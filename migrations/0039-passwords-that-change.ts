import type { MigrationInterface, QueryRunner } from 'typeorm';

const checkOf = (reasons: readonly string[]): string => `
  ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check,
    ADD CONSTRAINT sessions_end_reason_check CHECK (end_reason IN (${reasons.map((each) => `'${each}'`).join(', ')}));`;

const REASONS = ['SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'PERSON_CHANGED'];

/** A session may end because its person chose another password. */
export class PasswordsThatChange1795300003900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(checkOf([...REASONS, 'PASSWORD_CHANGED']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE center uuid;
      BEGIN
        FOR center IN SELECT id FROM centers LOOP
          PERFORM set_center(center);
          UPDATE sessions SET end_reason = 'PERSON_CHANGED' WHERE center_id = center AND end_reason = 'PASSWORD_CHANGED';
        END LOOP;
        SET LOCAL app.center_id = '';
      END $$;
      ${checkOf(REASONS)}`);
  }
}
