import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { CalendarsService } from '../../calendars/index.js';
import type { Actor } from '../../kernel/actor.js';
import { fail, ok, type Result } from '../../kernel/result.js';
import { Clock, newId } from '../../platform/clock/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { UseCases } from '../../platform/idempotency/index.js';
import { parse } from '../../platform/validation/index.js';
import { nextTime } from '../domain/rhythm.js';
import { ExportQuestions } from '../jobs/export-questions.service.js';
import { seesAllExports } from '../jobs/whose-exports.js';
import type { ExportSchedule } from './export-schedule.entity.js';
import type { EndExportScheduleInput, ScheduleExportInput } from './export-schedules.graphql.js';
import { ScheduleAsked, ScheduleNamed } from './export-schedules.input.js';
import { ExportSchedulesStore } from './export-schedules.store.js';

type Answer = Promise<Result<{ readonly schedule: ExportSchedule }>>;

const MOST = 20;
const TOO_MANY = fail('TOO_MANY_EXPORT_SCHEDULES', `Your center has ${MOST} schedules already; end one of them.`);
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const NOT_FOUND = fail('EXPORT_SCHEDULE_NOT_FOUND', 'There is no such schedule, or it has ended.', 'scheduleId');

/** Exports that are made again and again: begun and ended by people. */
@Injectable()
export class ExportSchedules {
  constructor(
    private readonly useCases: UseCases,
    private readonly questions: ExportQuestions,
    private readonly store: ExportSchedulesStore,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  schedule(actor: Actor, input: ScheduleExportInput): Answer {
    return this.useCases.run(actor, { name: 'scheduleExport', input }, async (tx) => {
      const given = parse(ScheduleAsked, input);
      if (!given.ok) return given;
      const { id, rows, filter, ...asked } = given.value;
      const question = await this.questions.meant(tx, actor, filter);
      if (!question.ok) return question;
      if (id !== null && (await this.store.byId(tx, id))) return ID_TAKEN;
      if ((await this.store.countGoingOn(tx)) >= MOST) return TOO_MANY;
      const now = this.clock.now();
      const { zone } = (await this.calendars.calendarsOf(tx)).of();
      return this.begin(tx, actor, {
        ...asked,
        id: id ?? newId(),
        rowSet: rows,
        filter: question.value,
        nextDueAt: new Date(nextTime(asked, zone, now)),
        createdAt: new Date(now),
        createdBy: actor.userId,
      });
    });
  }

  end(actor: Actor, input: EndExportScheduleInput): Answer {
    return this.useCases.run(actor, { name: 'endExportSchedule', input }, async (tx) => {
      const given = parse(ScheduleNamed, input);
      if (!given.ok) return given;
      const before = await this.store.goingOn(tx, given.value.scheduleId);
      if (!before || !(before.createdBy === actor.userId || seesAllExports(actor))) return NOT_FOUND;
      const endedAt = new Date(this.clock.now());
      this.store.change(tx, before.id, { endedAt });
      const happening = { action: 'export-schedule.ended', subjectType: 'ExportSchedule', subjectId: before.id };
      await this.audit.record(tx, actor, { ...happening, before: { endedAt: null }, after: { endedAt } });
      return ok({ schedule: { ...before, endedAt } });
    });
  }

  private async begin(tx: Transaction, actor: Actor, given: Omit<ExportSchedule, 'centerId' | 'endedAt'>): Answer {
    this.store.add(tx, given);
    const happening = { action: 'export-schedule.begun', subjectType: 'ExportSchedule', subjectId: given.id };
    await this.audit.record(tx, actor, { ...happening, after: given });
    return ok({ schedule: { ...given, centerId: tx.centerId, endedAt: null } });
  }
}
