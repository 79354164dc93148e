import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has to reach somebody: the ledger that says each thing once, and the queue from which workers take it. */
export class Deliveries1795300002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deliveries (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        key text NOT NULL CONSTRAINT deliveries_key_check CHECK (length(key) BETWEEN 1 AND 300),
        topic text NOT NULL CONSTRAINT deliveries_topic_check CHECK (length(topic) BETWEEN 1 AND 100),
        subject_id uuid NOT NULL,
        recipient_id uuid,
        channel text NOT NULL CONSTRAINT deliveries_channel_check CHECK (channel IN ('EMAIL', 'PUSH', 'WEBHOOK')),
        due_at timestamptz NOT NULL,
        expires_at timestamptz,
        state text NOT NULL DEFAULT 'PENDING' CONSTRAINT deliveries_state_check CHECK (state IN ('PENDING', 'LEASED', 'SENT', 'SKIPPED', 'DEAD')),
        attempts smallint NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL,
        leased_until timestamptz,
        fence bigint NOT NULL DEFAULT 0,
        last_error text CONSTRAINT deliveries_last_error_check CHECK (length(last_error) <= 300),
        receipt text CONSTRAINT deliveries_receipt_check CHECK (length(receipt) <= 500),
        ended_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT deliveries_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT deliveries_once_key UNIQUE (center_id, key),
        CONSTRAINT deliveries_leased_check CHECK ((state = 'LEASED') = (leased_until IS NOT NULL)),
        CONSTRAINT deliveries_ended_check CHECK ((state IN ('SENT', 'SKIPPED', 'DEAD')) = (ended_at IS NOT NULL))
      );
      COMMENT ON COLUMN deliveries.key IS 'What is said once: the thing, the occurrence and the channel, in words of the topic.';
      COMMENT ON COLUMN deliveries.subject_id IS 'What it is about; the topic knows of which kind.';
      COMMENT ON COLUMN deliveries.recipient_id IS 'The person it is for; null: nobody of the center, as with a webhook.';
      COMMENT ON COLUMN deliveries.next_attempt_at IS 'Not before then, told by the clock of the database. While a worker holds it: when the lease is over.';
      COMMENT ON COLUMN deliveries.fence IS 'Counts those who have taken it: a worker that was thought dead finds another number here and writes nothing.';
      COMMENT ON COLUMN deliveries.last_error IS 'Why it was not sent at the last attempt, or why it need not be; never with personal data.';
      COMMENT ON COLUMN deliveries.receipt IS 'What the other side answered: its own name of the message.';
      CREATE INDEX deliveries_due_idx ON deliveries (center_id, channel, next_attempt_at, id) WHERE state IN ('PENDING', 'LEASED');
      CREATE INDEX deliveries_dead_idx ON deliveries (center_id, id) WHERE state = 'DEAD';
      SELECT make_tenant_table('deliveries', 'SELECT, INSERT, UPDATE');

      CREATE TABLE outbox_messages (
        center_id uuid NOT NULL,
        delivery_id uuid NOT NULL,
        recipient text NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        html text NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT outbox_messages_pkey PRIMARY KEY (center_id, delivery_id),
        CONSTRAINT outbox_messages_delivery_fkey FOREIGN KEY (center_id, delivery_id) REFERENCES deliveries (center_id, id)
      );
      COMMENT ON TABLE outbox_messages IS 'Mail that was not sent but laid out to be looked at, where there is no mail server to send it through.';
      CREATE INDEX outbox_messages_newest_idx ON outbox_messages (center_id, written_at, delivery_id);
      SELECT make_tenant_table('outbox_messages', 'SELECT, INSERT');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outbox_messages; DROP TABLE deliveries;`);
  }
}
