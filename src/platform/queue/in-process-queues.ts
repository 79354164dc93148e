import { Logger, type OnModuleDestroy } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Queue, Queues, type Wake, type Work } from './queue.js';

/** Does the work inside this process, one wake of a queue after the other. */
export class InProcessQueues extends Queues implements OnModuleDestroy {
  private readonly queues = new Map<string, InProcessQueue>();

  queue(name: string): Queue {
    const queue = this.queues.get(name) ?? new InProcessQueue(name);
    this.queues.set(name, queue);
    return queue;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.stop()));
  }
}

class InProcessQueue implements Queue {
  private readonly oneAtATime: LimitFunction = pLimit(1);
  private readonly running = new Set<Promise<void>>();
  private readonly logger: Logger;
  private worker: Work | null = null;

  constructor(name: string) {
    this.logger = new Logger(`queue ${name}`);
  }

  wake(wake: Wake): Promise<void> {
    const { worker } = this;
    if (!worker) return Promise.resolve();
    const done = this.oneAtATime(() => worker(wake)).catch((error: unknown) => this.logger.error(error));
    const remembered: Promise<void> = done.finally(() => this.running.delete(remembered));
    this.running.add(remembered);
    return Promise.resolve();
  }

  work(work: Work): void {
    this.worker = work;
  }

  /** Takes nothing new and waits for what is being done. */
  async stop(): Promise<void> {
    this.worker = null;
    this.oneAtATime.clearQueue();
    if (this.oneAtATime.activeCount > 0) await Promise.race(this.running);
  }
}
