import PgBoss from 'pg-boss';

const QUEUE = 'bench';
const FETCHERS = 4;
const BATCH = 200;

/** Fetched and completed in batches by several at once: its own polling pauses for half a second between two batches. */
export async function start({ postgres }) {
  const boss = new PgBoss({ connectionString: postgres.superuserUrl, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(QUEUE);
  return {
    fill: async (count) => {
      await boss.insert(Array.from({ length: count }, () => ({ name: QUEUE, data: {} })));
      await boss.getDb().executeSql('ANALYZE');
    },
    drain: (told) => Promise.all(Array.from({ length: FETCHERS }, () => fetchAll(boss, told))),
    stop: () => boss.stop({ graceful: false }),
  };
}

async function fetchAll(boss, told) {
  for (;;) {
    const jobs = await boss.fetch(QUEUE, { batchSize: BATCH });
    if (jobs.length === 0) return;
    for (const _ of jobs) told();
    await boss.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    );
  }
}
