import { Injectable } from '@nestjs/common';
import { Audit, type Doer } from '../../audit/index.js';
import { CalendarsService } from '../../calendars/index.js';
import { fail, ok, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/clock/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { MOST_XLSX_ROWS } from '../formats/xlsx.js';
import { filterAt } from '../row-question.js';
import { RowFiles } from '../row-files.service.js';
import { KeptExportsStore, type NewExport } from './kept-exports.store.js';

/** The queue that wakes whoever writes exports. */
export const EXPORT_QUEUE = 'exports';

/** In a center at once; one after the other they are written sooner than all together. */
const MOST_RUNNING = 3;
const TOO_MANY_EXPORTS = fail(
  'TOO_MANY_EXPORTS',
  `${MOST_RUNNING} exports of your center are being written; wait for one of them or cancel it.`,
);

/** Puts exports to work. */
@Injectable()
export class ExportStarts {
  constructor(
    private readonly store: KeptExportsStore,
    private readonly files: RowFiles,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The row says that there is work; waking somebody comes after it is committed. */
  async start(
    tx: Transaction,
    doer: Doer,
    given: Omit<NewExport, 'createdAt'>,
  ): Promise<Result<{ readonly exportId: string }>> {
    const now = this.clock.now();
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    const asked = { rows: given.rowSet, format: given.format };
    const tooMany = await this.files.tooMany(tx, asked, filterAt(given.filter, now, zone));
    if (tooMany !== null) return fail('TOO_MANY_ROWS', tooManyFor(tooMany), 'format');
    if ((await this.store.countRunning(tx)) >= MOST_RUNNING) return TOO_MANY_EXPORTS;
    return ok({ exportId: await this.begin(tx, doer, given) });
  }

  /** The same without asking whether it is too much now: what was scheduled waits its turn, and says so itself when it fails. */
  async begin(tx: Transaction, doer: Doer, given: Omit<NewExport, 'createdAt'>): Promise<string> {
    this.store.add(tx, { ...given, createdAt: new Date(this.clock.now()) });
    const { id, rowSet, format, filter, scheduleId } = given;
    const after = { rows: rowSet, format, filter, scheduleId };
    await this.audit.record(tx, doer, { action: 'export.requested', subjectType: 'Export', subjectId: id, after });
    return id;
  }
}

export const tooManyFor = (rows: number): string =>
  `These are ${rows} rows and Excel opens no more than ${MOST_XLSX_ROWS}; narrow the filters or take CSV or Parquet.`;
