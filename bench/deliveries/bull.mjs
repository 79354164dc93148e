import Bull from 'bull';

const AT_ONCE = 50;

/** Bull alone: the job is the truth, in Redis. */
export async function start({ redisUrl }) {
  const queue = new Bull('bench', redisUrl);
  let delivered = () => undefined;
  await queue.pause(true);
  void queue.process(AT_ONCE, async () => void delivered());
  return {
    fill: async (count) => {
      await queue.pause(true);
      const job = { data: {}, opts: { removeOnComplete: true } };
      await queue.addBulk(Array.from({ length: count }, () => job));
    },
    drain: (told) => {
      delivered = told;
      return queue.resume(true);
    },
    stop: () => queue.close(),
  };
}
