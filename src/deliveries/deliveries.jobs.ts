import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { Queues } from '../platform/queue/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { ClockWatch } from './clock-watch.service.js';
import { DELIVERY_QUEUE } from './delivery-queue.js';
import { DeliveryRounds } from './delivery-rounds.service.js';

const BUSY_MS = 1_000;
const IDLE_MS = 5_000;

/** Delivers what this process is woken for, and in rounds what nobody was woken for. */
@Injectable()
export class DeliveryJobs implements OnModuleInit, OnModuleDestroy {
  private isListening = false;
  private wasBusy = false;

  constructor(
    private readonly queues: Queues,
    private readonly schedule: Schedule,
    private readonly centers: CentersStore,
    private readonly watch: ClockWatch,
    private readonly rounds: DeliveryRounds,
  ) {}

  onModuleInit(): void {
    const pauseMs = (): number => (this.wasBusy ? BUSY_MS : IDLE_MS);
    this.schedule.add({
      name: 'deliver what is due',
      work: () => this.deliverDue(),
      get everyMs() {
        return pauseMs();
      },
    });
  }

  /** Finishes what is under way, while the database is still there. */
  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** Delivers what is due in all centers, unless a clock has jumped. */
  async deliverDue(): Promise<void> {
    this.listen();
    if (await this.watch.poll()) this.wasBusy = await this.rounds.deliver(await this.centers.allIds());
  }

  /** Only a process that makes rounds, and so watches its clock, takes wakes. */
  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.queues.queue(DELIVERY_QUEUE).work(async ({ centerId }) => void (await this.rounds.deliver([centerId])));
  }
}
