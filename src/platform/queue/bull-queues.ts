import { Logger, type OnModuleDestroy } from '@nestjs/common';
import Bull from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { type Queue, Queues, type Wake, type Work } from './queue.js';

/** Wakes whichever process is free, through Redis. */
export class BullQueues extends Queues implements OnModuleDestroy {
  private readonly queues = new Map<string, BullQueue>();

  constructor(private readonly redisUrl: string) {
    super();
  }

  queue(name: string): Queue {
    const queue = this.queues.get(name) ?? new BullQueue(name, this.redisUrl);
    this.queues.set(name, queue);
    return queue;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

class BullQueue implements Queue {
  private readonly bull: Bull.Queue<Wake>;
  private readonly logger: Logger;

  constructor(name: string, redisUrl: string) {
    this.logger = new Logger(`queue ${name}`);
    // The braces keep all keys of a queue in one slot of a Redis cluster.
    this.bull = new Bull<Wake>(name, {
      prefix: `{${name}}`,
      createClient: (type) => connection(type, redisUrl, (error) => this.warn(error)),
    });
    this.bull.on('error', (error) => this.warn(error));
    this.bull.on('failed', (_, error) => this.logger.error(error));
  }

  /** Without Redis nobody is woken now; the sweep finds the work. */
  async wake(wake: Wake): Promise<void> {
    try {
      await this.bull.add(wake, { removeOnComplete: true, removeOnFail: true });
    } catch (error) {
      this.warn(error);
    }
  }

  work(work: Work): void {
    void this.bull.process(1, ({ data }) => work(data)).catch((error: unknown) => this.warn(error));
  }

  async close(): Promise<void> {
    await this.bull.close().catch((error: unknown) => this.warn(error));
  }

  private warn(error: unknown): void {
    this.logger.warn(error instanceof Error ? error.message : String(error));
  }
}

/** A wake must be refused at once while Redis is away, instead of waiting for it; those who listen wait. */
const OPTIONS: Readonly<Record<'client' | 'subscriber' | 'bclient', RedisOptions>> = {
  client: { maxRetriesPerRequest: 1, enableOfflineQueue: false },
  subscriber: { maxRetriesPerRequest: null, enableReadyCheck: false },
  bclient: { maxRetriesPerRequest: null, enableReadyCheck: false },
};

const connection = (type: keyof typeof OPTIONS, redisUrl: string, warn: (error: unknown) => void): Redis => {
  const redis = new Redis(redisUrl, OPTIONS[type]);
  redis.on('error', warn);
  return redis;
};
