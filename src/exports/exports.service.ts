import { type Readable, finished } from 'node:stream';
import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import { Denial } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { Clock, newId } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { ExportFile } from './export-files.js';
import { ExportSlots } from './export-slots.js';
import type { ExportQuestion } from './exports.input.js';
import { MOST_XLSX_ROWS } from './formats/xlsx.js';
import { RowFiles } from './row-files.service.js';
import { filterAt, type RowQuestion } from './row-question.js';
import { ROW_SETS } from './rows/row-sets.store.js';

/** A file on its way out. */
export interface OpenExport {
  readonly file: Readable;
  readonly today: Day;
  /** How many rows it holds; known once `file` has ended. */
  readonly rows: () => number;
}

@Injectable()
export class ExportsService {
  constructor(
    private readonly database: Database,
    private readonly files: RowFiles,
    private readonly slots: ExportSlots,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the first bytes are there, so that what fails at once can still be answered with an error. */
  async open(actor: Actor, asked: ExportFile, question: ExportQuestion): Promise<OpenExport> {
    if (!this.slots.take(actor.centerId)) throw new TooManyExports();
    try {
      const opened = await this.start(actor, asked, question);
      finished(opened.file, () => this.slots.giveBack(actor.centerId));
      return opened;
    } catch (error) {
      this.slots.giveBack(actor.centerId);
      throw error;
    }
  }

  /** Both ends are audited: whoever breaks off in the middle has read rows too. */
  private async start(actor: Actor, asked: ExportFile, question: ExportQuestion): Promise<OpenExport> {
    const happening = { subjectType: 'Export', subjectId: newId() };
    const what = { export: ROW_SETS[asked.rows].file, format: asked.format, ...question };
    const filter = await this.database.inCenter(actor.centerId, async (tx) => {
      await this.audit.record(tx, actor, { ...happening, action: 'rows.export-started', after: what });
      const { zone } = (await this.calendars.calendarsOf(tx)).of();
      const asks = filterAt(questionOf(actor, question), this.clock.now(), zone);
      const tooMany = await this.files.tooMany(tx, asked, asks);
      if (tooMany !== null) throw new TooManyRowsAsked(tooMany);
      return asks;
    });
    let rows = 0;
    const finish = async (tx: Transaction, count: number): Promise<void> => {
      rows = count;
      await this.audit.record(tx, actor, { ...happening, action: 'rows.exported', after: { ...what, rows } });
    };
    const file = await this.files.open(actor.centerId, asked, filter, { finish, isMarked: question.bom !== '0' });
    await once(file, 'readable');
    return { file, today: filter.today, rows: () => rows };
  }
}

const questionOf = (actor: Actor, asked: ExportQuestion): RowQuestion => ({
  cohortId: asked.cohort,
  counselorId: asked.counselor === 'me' ? actor.userId : asked.counselor,
  stage: asked.stage,
  outcome: asked.outcome,
  overdueBy: asked.overdueBy,
  noThankYou: asked.noThankYou,
  from: asked.from,
  to: asked.to,
  text: asked.text,
});

class TooManyExports extends Denial {
  constructor() {
    super(
      'TOO_MANY_EXPORTS',
      'Two exports of your center are running, or many of others; try again when one is done.',
      429,
    );
  }
}

class TooManyRowsAsked extends Denial {
  constructor(rows: number) {
    super(
      'TOO_MANY_ROWS',
      `These are ${rows} rows and Excel opens no more than ${MOST_XLSX_ROWS}; narrow the filters or take CSV or Parquet.`,
      422,
    );
  }
}
