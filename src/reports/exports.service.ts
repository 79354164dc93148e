import { type Readable, finished } from 'node:stream';
import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import { searchRange } from '../cohorts/index.js';
import { Denial } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { dayIn } from '../kernel/zone.js';
import { Clock, newId } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { ExportSlots } from './export-slots.js';
import type { ExportQuestion } from './exports.input.js';
import { ExportsStore, type RowFilter } from './exports.store.js';
import type { RowSet } from './row-set.js';

/** A file on its way out. */
export interface OpenExport {
  readonly csv: Readable;
  readonly today: Day;
  /** How many rows it holds; known once `csv` has ended. */
  readonly rows: () => number;
}

@Injectable()
export class ExportsService {
  constructor(
    private readonly database: Database,
    private readonly store: ExportsStore,
    private readonly slots: ExportSlots,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the first bytes are there, so that what fails at once can still be answered with an error. */
  async open(actor: Actor, name: RowSet['name'], question: ExportQuestion): Promise<OpenExport> {
    if (!this.slots.take(actor.centerId)) throw new TooManyExports();
    try {
      const opened = await this.start(actor, name, question);
      finished(opened.csv, () => this.slots.giveBack(actor.centerId));
      return opened;
    } catch (error) {
      this.slots.giveBack(actor.centerId);
      throw error;
    }
  }

  /** Both ends are audited: whoever breaks off in the middle has read rows too. */
  private async start(actor: Actor, name: RowSet['name'], question: ExportQuestion): Promise<OpenExport> {
    const happening = { subjectType: 'Export', subjectId: newId() };
    const asked = { export: name, ...question };
    const zone = await this.database.inCenter(actor.centerId, async (tx) => {
      await this.audit.record(tx, actor, { ...happening, action: 'rows.export-started', after: asked });
      return (await this.calendars.calendarsOf(tx)).of().zone;
    });
    const today = dayIn(zone, this.clock.now());
    let rows = 0;
    const csv = await this.store.copyOut(
      actor.centerId,
      name,
      filterOf(actor, question, today, zone),
      async (tx, count) => {
        rows = count;
        await this.audit.record(tx, actor, { ...happening, action: 'rows.exported', after: { ...asked, rows } });
      },
    );
    await once(csv, 'readable');
    return { csv, today, rows: () => rows };
  }
}

const filterOf = (actor: Actor, question: ExportQuestion, today: Day, zone: string): RowFilter => {
  const { cohort, counselor, stage, outcome, from, to, text } = question;
  const names = searchRange(text);
  return {
    cohortId: cohort,
    counselorId: counselor === 'me' ? actor.userId : counselor,
    stage,
    outcome,
    from,
    to,
    names: names && { ...names, externalId: (text ?? '').toLowerCase() },
    today,
    zone,
  };
};

class TooManyExports extends Denial {
  constructor() {
    super(
      'TOO_MANY_EXPORTS',
      'Two exports of your center are running, or many of others; try again when one is done.',
      429,
    );
  }
}
