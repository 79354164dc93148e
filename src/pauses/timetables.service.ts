import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { ProspectTimetable } from './timetable.entity.js';
import type { ClearTimetableInput, SetTimetableInput } from './timetables.graphql.js';
import { expectNear, NewTimetable, TimetableClearing } from './timetables.input.js';
import { TimetablesStore } from './timetables.store.js';

type Answer = Promise<Result<{ prospect: Prospect }>>;

const NO_TIMETABLE = fail('TIMETABLE_NOT_FOUND', 'No timetable is recorded for this prospect.', 'prospectId');

/** Keeps when employers announced that they decide: nobody is asked before. */
@Injectable()
export class TimetablesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: TimetablesStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  set(actor: Actor, input: SetTimetableInput): Answer {
    return this.useCases.run(actor, { name: 'setTimetable', input }, async (tx) => {
      const given = parse(NewTimetable, input);
      if (!given.ok) return given;
      const near = expectNear(given.value, dayIn('UTC', this.clock.now()));
      return near.ok ? this.put(tx, actor, given.value) : near;
    });
  }

  clear(actor: Actor, input: ClearTimetableInput): Answer {
    return this.useCases.run(actor, { name: 'clearTimetable', input }, async (tx) => {
      const given = parse(TimetableClearing, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      if (!prospect.ok) return prospect;
      const before = await this.store.of(tx, prospect.value.id);
      if (!before) return NO_TIMETABLE;
      const current = expectVersion(before.version, given.value.version);
      if (!current.ok) return current;
      await this.store.remove(tx, prospect.value.id);
      await this.write(tx, actor, 'timetable.cleared', before, null);
      return ok({ prospect: await this.recording.replan(tx, prospect.value) });
    });
  }

  private async put(tx: Transaction, actor: Actor, { version, ...given }: NewTimetable): Answer {
    const prospect = await this.recording.hold(tx, actor, given.prospectId);
    if (!prospect.ok) return prospect;
    const before = await this.store.of(tx, given.prospectId);
    const current = expectVersion(before?.version ?? 0, version ?? 0);
    if (!current.ok) return current;
    const now = new Date(this.clock.now());
    const after = { ...given, recordedAt: now, recordedBy: actor.userId, version: (before?.version ?? 0) + 1 };
    await this.store.put(tx, after);
    await this.write(tx, actor, 'timetable.set', before, after);
    return ok({ prospect: await this.recording.replan(tx, prospect.value) });
  }

  private write(
    tx: Transaction,
    actor: Actor,
    action: string,
    before: ProspectTimetable | null,
    after: Omit<ProspectTimetable, 'centerId'> | null,
  ): Promise<void> {
    const subjectId = (after ?? before)!.prospectId;
    return this.audit.record(tx, actor, {
      action,
      subjectType: 'Prospect',
      subjectId,
      ...(before && { before }),
      ...(after && { after }),
    });
  }
}
