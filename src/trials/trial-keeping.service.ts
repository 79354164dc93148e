import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { TrialStatus } from './domain/trial.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

const NOT_FOUND = fail('POLICY_TRIAL_NOT_FOUND', 'There is no trial with this id.', 'trialId');
const NOT_AS_NEEDED: Readonly<Record<'REGISTERED' | 'RUNNING', Result<never>>> = {
  REGISTERED: fail('POLICY_TRIAL_HAS_STARTED', 'This trial has started already.', 'trialId'),
  RUNNING: fail(
    'POLICY_TRIAL_NOT_RUNNING',
    'This trial is not running: it has not started, or it has ended.',
    'trialId',
  ),
};

/** Finds trials that are to be changed, and tells what was done to them. */
@Injectable()
export class TrialKeeping {
  constructor(
    private readonly store: TrialsStore,
    private readonly calendars: CalendarsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The trial, held for this transaction, when it is where it must be. */
  async hold(
    tx: Transaction,
    id: string,
    status: TrialStatus & keyof typeof NOT_AS_NEEDED,
  ): Promise<Result<ShownTrial>> {
    const trial = await this.store.byIdToChange(tx, id);
    if (!trial) return NOT_FOUND;
    return trial.status === status ? ok(trial) : NOT_AS_NEEDED[status];
  }

  now(): Date {
    return new Date(this.clock.now());
  }

  /** Today, on the wall of the center. */
  async today(tx: Transaction): Promise<Day> {
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    return dayIn(zone, this.clock.now());
  }

  async tell(tx: Transaction, actor: Actor, trialId: string, action: string, after: object): Promise<void> {
    await this.audit.record(tx, actor, { action, subjectType: 'PolicyTrial', subjectId: trialId, after });
  }
}
