import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Deliveries } from '../../deliveries/index.js';
import { DAY, MINUTE } from '../../kernel/instant.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import type { Transaction } from '../../platform/database/index.js';
import type { Export } from './export.entity.js';
import { EXPORT_TOPIC } from './export-topic-name.js';
import { KeptExportsStore } from './kept-exports.store.js';

/** The file, whole. */
export interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Whoever has waited for longer has turned to something else, and is written to; who scheduled it, always. */
const WAITS = MINUTE;
const THE_SERVICE = { userId: null, requestId: 'exports' };

/** How exports end, with the audit entries, and the mail to who waits. */
@Injectable()
export class ExportEndings {
  constructor(
    private readonly store: KeptExportsStore,
    private readonly audit: Audit,
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'exportKeepDays'>,
  ) {}

  async ready(tx: Transaction, ended: Export, { rows, bytes, sha256 }: WrittenFile): Promise<void> {
    const { rowSet, format, createdBy, scheduleId } = ended;
    this.end(tx, ended, { status: 'READY', rowsDone: rows, bytes, sha256 });
    const after = { exportId: ended.id, rows: rowSet, format, rowCount: rows, bytes, sha256, createdBy, scheduleId };
    await this.audit.record(tx, THE_SERVICE, { action: 'export.ready', ...subject(ended), after });
    await this.tell(tx, ended);
  }

  async fail(tx: Transaction, ended: Export, failure: string): Promise<void> {
    this.end(tx, ended, { status: 'FAILED', failure });
    await this.audit.record(tx, THE_SERVICE, { action: 'export.failed', ...subject(ended), after: { failure } });
    await this.tell(tx, ended);
  }

  cancel(tx: Transaction, ended: Export): void {
    this.end(tx, ended, { status: 'CANCELLED' });
  }

  private end(tx: Transaction, { id }: Export, how: Partial<Export>): void {
    const now = this.clock.now();
    const expiresAt = new Date(now + this.config.exportKeepDays * DAY);
    this.store.change(tx, id, { ...how, finishedAt: new Date(now), expiresAt, leaseUntil: null, leaseToken: null });
  }

  private async tell(tx: Transaction, { id, createdBy, createdAt, scheduleId }: Export): Promise<void> {
    const now = this.clock.now();
    if (scheduleId === null && now - createdAt.getTime() < WAITS) return;
    const mail = { key: `export:${id}`, topic: EXPORT_TOPIC, subjectId: id, recipientId: createdBy } as const;
    await this.deliveries.enqueue(tx, [
      { ...mail, channel: 'EMAIL', dueAt: new Date(now), expiresAt: new Date(now + this.config.exportKeepDays * DAY) },
    ]);
  }
}

const subject = ({ id }: Export) => ({ subjectType: 'Export', subjectId: id });
