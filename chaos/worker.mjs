import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { CentersStore } from '../dist/src/centers/index.js';
import { Deliveries, Topics } from '../dist/src/deliveries/index.js';
import { Clock } from '../dist/src/platform/clock/index.js';
import { Database } from '../dist/src/platform/database/index.js';
import { Schedule } from '../dist/src/platform/schedule/index.js';
import { DeliveryWorker } from './delivery-worker.mjs';

/** One worker process of the product as it was built, with a topic of its own and a clock that can be made to jump. */
const TOPIC = 'chaos';
const ANNOUNCED_AT_ONCE = 50;
const BETWEEN_ANNOUNCEMENTS_MS = 200;

const NEWLY_DUE = `
  WITH c AS MATERIALIZED (
    SELECT id FROM chaos_reminders WHERE center_id = $1 AND is_announced AND due_at <= now()
     ORDER BY due_at LIMIT ${ANNOUNCED_AT_ONCE} FOR UPDATE SKIP LOCKED)
  UPDATE chaos_reminders r SET is_announced = false FROM c WHERE r.center_id = $1 AND r.id = c.id
  RETURNING r.id, r.key, r.due_at`;

const app = await NestFactory.createApplicationContext(DeliveryWorker, { logger: false });
const database = app.get(Database);
const clockFile = process.env['CHAOS_CLOCK'];
if (clockFile) app.get(Clock).now = () => Date.now() + Number(readFileSync(clockFile, 'utf8'));

/** Nobody is reminded of what is done. */
const REMINDER = 'SELECT recipient, is_done FROM chaos_reminders WHERE center_id = $1 AND id = $2';

app.get(Topics).register({
  name: TOPIC,
  compose: async (tx, { key, subjectId }) => {
    const [{ recipient, is_done: isDone }] = await tx.query(REMINDER, [tx.centerId, subjectId]);
    if (isDone) return { skip: 'It is done.' };
    return {
      send: {
        to: recipient,
        subject: 'A reminder',
        text: 'It is time.',
        html: '<p>It is time.',
        headers: { 'X-Chaos-Key': key },
      },
    };
  },
});

app.get(Schedule).start(() => undefined);
app.enableShutdownHooks();
// Should the harness itself be killed, nothing of it stays behind.
process.once('disconnect', () => process.exit());
process.send?.('ready');
await announce();

/** Writes down what has become due in the meantime, and once more what was written down the last time. */
async function announce() {
  const before = new Map();
  for (;;) {
    await announceAll(before).catch(unlessAway);
    await wait(BETWEEN_ANNOUNCEMENTS_MS);
  }
}

async function announceAll(before) {
  for (const center of await app.get(CentersStore).allIds())
    before.set(center, await announceIn(center, before.get(center) ?? []));
}

/** While PostgreSQL is being killed its refusals are what was asked for. */
function unlessAway(error) {
  if (!/^(57P|08|ECONN|EPIPE)/.test(error.code ?? 'ECONN')) throw error;
}

function announceIn(centerId, again) {
  return database.inCenter(centerId, async (tx) => {
    const rows = await tx.query(NEWLY_DUE, [centerId]);
    await app.get(Deliveries).enqueue(tx, [...rows, ...again].map(toItem));
    return rows;
  });
}

function toItem({ id, key, due_at: dueAt }) {
  return { key, topic: TOPIC, subjectId: id, recipientId: null, channel: 'EMAIL', dueAt, expiresAt: null };
}
