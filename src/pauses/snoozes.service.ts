import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../audit/index.js';
import type { NextStep } from '../follow-up-policies/index.js';
import { type Actor, isStaff } from '../kernel/actor.js';
import { fail, failAll, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { whyNotSnooze } from './domain/snooze-limits.js';
import type { SnoozeStepInput } from './snoozes.graphql.js';
import { NewSnooze } from './snoozes.input.js';
import { SnoozesStore } from './snoozes.store.js';

type Given = z.output<typeof NewSnooze>;

const NOTHING_OWED = fail('NOTHING_IS_OWED', 'This prospect owes no step that could be put off.', 'prospectId');
const STAFF_ONLY = fail('STAFF_ONLY', 'This step is your counselor’s; only staff put it off.', 'prospectId');

/** Puts the next step of a prospect off: a fact like every other, so the timeline shows it. */
@Injectable()
export class SnoozesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: SnoozesStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  snooze(actor: Actor, input: SnoozeStepInput): Promise<Result<{ prospect: Prospect }>> {
    return this.useCases.run(actor, { name: 'snoozeStep', input }, async (tx) => {
      const given = parse(NewSnooze, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      if (!prospect.ok) return prospect;
      if (given.value.id && (await this.store.byId(tx, given.value.id)))
        return fail('ID_TAKEN', 'A snooze with this id is there already; make a new id.', 'id');
      const step = await this.stepToSnooze(tx, actor, prospect.value, given.value);
      if (!step.ok) return step;
      await this.put(tx, actor, given.value, step.value);
      return ok({ prospect: await this.recording.replan(tx, prospect.value) });
    });
  }

  private async stepToSnooze(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    given: Given,
  ): Promise<Result<NextStep>> {
    const now = this.clock.now();
    const { timeline, projection, calendarOf } = await this.recording.look(tx, prospect, now);
    const step = projection.plan.nextStep;
    if (step === null) return NOTHING_OWED;
    if (step.owner !== 'STUDENT' && !isStaff(actor)) return STAFF_ONLY;
    const failure = whyNotSnooze(step, given.until, { timeline, calendar: calendarOf(step.contactId), now });
    return failure ? failAll([failure]) : ok(step);
  }

  private async put(tx: Transaction, actor: Actor, given: Given, step: NextStep): Promise<void> {
    const snooze = {
      id: given.id ?? newId(),
      prospectId: given.prospectId,
      contactId: step.contactId,
      stepKey: step.stepKey,
      until: given.until,
      reason: given.reason,
      recordedAt: new Date(this.clock.now()),
      recordedBy: actor.userId,
    };
    await this.store.add(tx, snooze);
    await this.audit.record(tx, actor, {
      action: 'step.snoozed',
      subjectType: 'Prospect',
      subjectId: given.prospectId,
      after: snooze,
    });
  }
}
