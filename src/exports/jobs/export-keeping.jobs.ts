import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { EveryCenter } from '../../centers/index.js';
import { MINUTE } from '../../kernel/instant.js';
import { Clock } from '../../platform/clock/index.js';
import { Database } from '../../platform/database/index.js';
import { Schedule } from '../../platform/schedule/index.js';
import { Storage } from '../../platform/storage/index.js';
import { KeptExportsStore } from './kept-exports.store.js';

const EVERY = 10 * MINUTE;
const AT_ONCE = 100;
const THE_SERVICE = { userId: null, requestId: 'exports' };

/** Forgets exports that have expired, each with its file. */
@Injectable()
export class ExportKeeping implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly centers: EveryCenter,
    private readonly database: Database,
    private readonly store: KeptExportsStore,
    private readonly storage: Storage,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'forget exports', everyMs: EVERY, work: () => this.forgetExpired() });
  }

  async forgetExpired(): Promise<void> {
    await this.centers.each((centerId) => this.forgetIn(centerId));
  }

  /** The file goes first: should the row stay, it is tried again. */
  private forgetIn(centerId: string): Promise<void> {
    return this.database.inCenter(centerId, async (tx) => {
      const expired = await this.store.expired(tx, new Date(this.clock.now()), AT_ONCE);
      for (const { fileKey } of expired) if (fileKey !== null) await this.storage.remove(fileKey);
      this.store.remove(
        tx,
        expired.map(({ id }) => id),
      );
      await this.audit.recordAll(
        tx,
        THE_SERVICE,
        expired.map(({ id }) => ({ action: 'export.forgotten', subjectType: 'Export', subjectId: id })),
      );
    });
  }
}
