import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { DAY, HOUR } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookFeed } from './webhook-feed.service.js';

const EVERY_MS = 2_000;
const KEPT = 90 * DAY;

/** Hands on what was done, and forgets what was sent long ago. */
@Injectable()
export class WebhookJobs implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly centers: EveryCenter,
    private readonly feed: WebhookFeed,
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'hand events on', everyMs: EVERY_MS, work: () => this.readOn() });
    this.schedule.add({ name: 'forget webhook deliveries', everyMs: HOUR, work: () => this.forget() });
  }

  async readOn(): Promise<void> {
    await this.centers.each((centerId) => this.feed.readOn(centerId));
  }

  async forget(): Promise<void> {
    const before = new Date(this.clock.now() - KEPT);
    await this.centers.each((centerId) => this.database.inCenter(centerId, (tx) => this.deliveries.forget(tx, before)));
  }
}
