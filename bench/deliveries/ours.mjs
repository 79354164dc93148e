import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DeliveryWorker } from '../../chaos/delivery-worker.mjs';
import { Carriers, DeliveryJobs, Topics } from '../../dist/src/deliveries/index.js';

const FILL = `
  INSERT INTO deliveries (center_id, id, key, topic, subject_id, channel, due_at, next_attempt_at, created_at)
  SELECT $1, gen_random_uuid(), gen_random_uuid()::text, 'bench', gen_random_uuid(), 'PUSH', now(), now(), now() FROM generate_series(1, $2)`;
const AT_ONCE = 200;

/** One worker of the product, row level security and all. */
export async function start({ postgres }) {
  Object.assign(process.env, { DATABASE_URL: postgres.appUrl, JWT_SECRET: randomUUID(), NODE_ENV: 'test' });
  const app = await NestFactory.createApplicationContext(DeliveryWorker, { logger: ['error'] });
  let delivered = () => undefined;
  app.get(Topics).register({ name: 'bench', compose: async () => ({ send: {} }) });
  app.get(Carriers).register({
    channel: 'PUSH',
    atOnce: AT_ONCE,
    send: async () => {
      delivered();
      return { receipt: null };
    },
  });
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  const center = randomUUID();
  await client.query('INSERT INTO centers (id, slug, created_at) VALUES ($1, $2, now())', [center, `c-${center}`]);
  const jobs = app.get(DeliveryJobs);
  await jobs.deliverDue();
  return {
    fill: async (count) => {
      await client.query(FILL, [center, count]);
      await client.query('VACUUM ANALYZE deliveries');
    },
    drain: (told) => {
      delivered = told;
      return jobs.deliverDue();
    },
    stop: async () => {
      await client.end();
      await app.close();
    },
  };
}
