import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { DAY, HOUR } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { IdempotencyStore } from '../platform/idempotency/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { SessionsStore } from './sessions.store.js';

/** An offline phone may replay that long. */
const KEYS_KEPT = 90 * DAY;

/** Forgets what has served its time: answers kept for replays, and sessions long over with their tokens. */
@Injectable()
export class ForgettingJobs implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly centers: EveryCenter,
    private readonly database: Database,
    private readonly keys: IdempotencyStore,
    private readonly sessions: SessionsStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'forget', everyMs: HOUR, work: () => this.forget() });
  }

  async forget(): Promise<void> {
    const before = new Date(this.clock.now() - KEYS_KEPT);
    await this.centers.each((centerId) =>
      this.database.inCenter(centerId, async (tx) => {
        await this.keys.forget(tx, before);
        await this.sessions.forgetExpired(tx, before);
      }),
    );
  }
}
