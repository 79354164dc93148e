import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import type { Actor } from '../kernel/actor.js';
import { addDays, type Day } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { Replanning, type Subject } from '../prospects/index.js';
import { PauseSubjects } from './pause-subjects.service.js';
import type { Pause } from './pause.entity.js';
import type { EndPauseInput, StartPauseInput } from './pauses.graphql.js';
import { expectPossible, NewPause, PauseEnd, WORDS_OF_KIND } from './pauses.input.js';
import { PausesStore } from './pauses.store.js';

export interface PauseAnswer {
  readonly pause: Pause;
  readonly replanned: number | null;
}

const NOT_FOUND = fail('PAUSE_NOT_FOUND', 'There is no pause with this id.', 'id');

@Injectable()
export class PausesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PausesStore,
    private readonly subjects: PauseSubjects,
    private readonly replanning: Replanning,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  start(actor: Actor, input: StartPauseInput): Promise<Result<PauseAnswer>> {
    return this.useCases.run(actor, { name: 'startPause', input }, async (tx) => {
      const given = parse(NewPause, input);
      if (!given.ok) return given;
      const subject = await this.subjects.find(tx, actor, given.value);
      if (!subject.ok) return subject;
      const possible = expectPossible(given.value, await this.today(tx));
      return possible.ok ? this.add(tx, actor, given.value, subject.value) : possible;
    });
  }

  /** From today on steps are owed again. */
  end(actor: Actor, input: EndPauseInput): Promise<Result<PauseAnswer>> {
    return this.useCases.run(actor, { name: 'endPause', input }, async (tx) => {
      const given = parse(PauseEnd, input);
      if (!given.ok) return given;
      const before = await this.store.byIdToChange(tx, given.value.id);
      const subject = before && (await this.subjects.find(tx, actor, before));
      if (!before || !subject?.ok) return NOT_FOUND;
      const current = expectVersion(before.version, given.value.version);
      if (!current.ok) return current;
      const today = await this.today(tx);
      if (before.endedAt !== null || before.lastDay < today)
        return fail('PAUSE_IS_OVER', 'This pause is over already.', 'id');
      return this.shorten(tx, actor, before, today, subject.value);
    });
  }

  private async add(tx: Transaction, actor: Actor, given: NewPause, subject: Subject): Promise<Result<PauseAnswer>> {
    const pause = rowOf(given, actor, new Date(this.clock.now()));
    if (!(await this.store.add(tx, pause)))
      return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
    await this.audit.record(tx, actor, {
      action: 'pause.started',
      subjectType: 'Pause',
      subjectId: pause.id,
      after: pause,
    });
    const replanned = await this.replanning.of(tx, subject);
    return ok({ pause: { ...pause, centerId: tx.centerId, version: 1 }, replanned });
  }

  private async shorten(
    tx: Transaction,
    actor: Actor,
    before: Pause,
    today: Day,
    subject: Subject,
  ): Promise<Result<PauseAnswer>> {
    const lastOn = addDays(before.firstDay > today ? before.firstDay : today, -1);
    const ended = { lastDay: lastOn, endedAt: new Date(this.clock.now()), endedBy: actor.userId };
    const after = { ...before, ...ended, version: before.version + 1 };
    await this.store.change(tx, before.id, after);
    await this.audit.record(tx, actor, {
      action: 'pause.ended',
      subjectType: 'Pause',
      subjectId: before.id,
      before,
      after,
    });
    return ok({ pause: after, replanned: await this.replanning.of(tx, subject) });
  }

  /** In the zone of the center. */
  private async today(tx: Transaction): Promise<Day> {
    const now = this.clock.now();
    return dayIn((await this.calendars.calendarsOf(tx, now)).of().zone, now);
  }
}

const rowOf = (given: NewPause, actor: Actor, startedAt: Date) => ({
  ...given,
  id: given.id ?? newId(),
  words: given.words ?? (WORDS_OF_KIND[given.kind] as string),
  plannedLastDay: given.lastDay,
  startedAt,
  startedBy: actor.userId,
  endedAt: null,
  endedBy: null,
});
