import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { CalendarsService } from '../../calendars/index.js';
import { EveryCenter } from '../../centers/index.js';
import { may, UsersStore } from '../../identity/index.js';
import { MINUTE } from '../../kernel/instant.js';
import { sum } from '../../kernel/sum.js';
import { newId } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { Queues } from '../../platform/queue/index.js';
import { Schedule } from '../../platform/schedule/index.js';
import { nextTime } from '../domain/rhythm.js';
import { EXPORT_QUEUE, ExportStarts } from '../jobs/export-starts.service.js';
import { type DueSchedule, ExportSchedulesStore } from './export-schedules.store.js';

const AT_ONCE = 20;
const THE_SERVICE = { userId: null, requestId: 'exports' };

/** Begins exports whose time has come: the row that says so is moved on in the transaction that makes the export. */
@Injectable()
export class ScheduledExports implements OnModuleInit {
  constructor(
    private readonly rounds: Schedule,
    private readonly centers: EveryCenter,
    private readonly database: Database,
    private readonly schedules: ExportSchedulesStore,
    private readonly starts: ExportStarts,
    private readonly users: UsersStore,
    private readonly calendars: CalendarsService,
    private readonly queues: Queues,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.rounds.add({ name: 'scheduled exports', everyMs: MINUTE, work: () => this.beginDue() });
  }

  /** Answers how many were begun. */
  async beginDue(): Promise<number> {
    const begun = await this.centers.each(async (centerId) => {
      const ids = await this.database.inCenter(centerId, (tx) => this.beginIn(tx));
      for (const id of ids) await this.queues.queue(EXPORT_QUEUE).wake({ centerId, id });
      return ids.length;
    });
    return sum(begun);
  }

  private async beginIn(tx: Transaction): Promise<string[]> {
    const due = await this.schedules.due(tx, AT_ONCE);
    if (due.length === 0) return [];
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    const begun: string[] = [];
    for (const each of due) {
      const id = await this.begin(tx, each, zone);
      if (id !== null) begun.push(id);
    }
    return begun;
  }

  /** Null: who asked for it may export no longer, and it has ended. */
  private async begin(tx: Transaction, { schedule, now }: DueSchedule, zone: string): Promise<string | null> {
    const { id, rowSet, format, filter, createdBy } = schedule;
    const person = await this.users.byId(tx, createdBy);
    if (!person || person.disabledAt !== null || !may(person, 'rows.export')) return this.end(tx, id, now);
    this.schedules.change(tx, id, { nextDueAt: new Date(nextTime(schedule, zone, now.getTime())) });
    const exportId = newId();
    await this.starts.begin(tx, THE_SERVICE, { id: exportId, rowSet, format, filter, createdBy, scheduleId: id });
    return exportId;
  }

  private async end(tx: Transaction, id: string, endedAt: Date): Promise<null> {
    this.schedules.change(tx, id, { endedAt });
    const happening = { action: 'export-schedule.ended', subjectType: 'ExportSchedule', subjectId: id };
    await this.audit.record(tx, THE_SERVICE, { ...happening, before: { endedAt: null }, after: { endedAt } });
    return null;
  }
}
