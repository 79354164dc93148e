import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
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
    private readonly centers: CentersStore,
    private readonly feed: WebhookFeed,
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'hand events on', everyMs: EVERY_MS, work: () => this.readOn() });
    this.schedule.add({ name: 'forget webhook deliveries', everyMs: HOUR, work: () => this.forget() });
  }

  /** What goes wrong in one center does not keep the others waiting. */
  async readOn(): Promise<void> {
    const failures: unknown[] = [];
    for (const centerId of await this.centers.allIds())
      await this.feed.readOn(centerId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  async forget(): Promise<void> {
    const before = new Date(this.clock.now() - KEPT);
    for (const centerId of await this.centers.allIds())
      await this.database.inCenter(centerId, (tx) => this.deliveries.forget(tx, before));
  }
}
