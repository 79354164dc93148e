import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { DryRun } from './dry-run.entity.js';
import { DryRunsStore, type NewDryRun } from './dry-runs.store.js';

/** Older ones are forgotten when another is started: they can be made again at any time. */
const MOST_KEPT = 20;

const UNDER_WAY = fail('DRY_RUN_UNDER_WAY', 'A dry run of this center is running; wait for it or cancel it.');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const NOT_FOUND = fail('DRY_RUN_NOT_FOUND', 'There is no such dry run.', 'dryRunId');
const ENDED = fail('DRY_RUN_ALREADY_ENDED', 'This dry run has ended already; nothing is left to cancel.', 'dryRunId');

/** The rows of dry runs, with their audit entries. */
@Injectable()
export class DryRunRows {
  constructor(
    private readonly store: DryRunsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin(
    tx: Transaction,
    actor: Actor,
    given: Omit<NewDryRun, 'createdAt' | 'createdBy'>,
  ): Promise<Result<{ readonly dryRunId: string }>> {
    if (await this.store.underWay(tx)) return UNDER_WAY;
    if (await this.store.byId(tx, given.id)) return ID_TAKEN;
    await this.forgetOldest(tx, actor);
    const run = { ...given, createdAt: new Date(this.clock.now()), createdBy: actor.userId };
    await this.store.add(tx, run);
    await this.audit.record(tx, actor, { action: 'dry-run.started', ...subject(run.id), after: run });
    return ok({ dryRunId: run.id });
  }

  async cancel(tx: Transaction, actor: Actor, id: string): Promise<Result<{ readonly dryRunId: string }>> {
    const before = await this.store.byIdToChange(tx, id);
    if (!before) return NOT_FOUND;
    if (before.status !== 'RUNNING') return ENDED;
    const changes = { status: 'CANCELLED', finishedAt: new Date(this.clock.now()) } as const;
    await this.store.change(tx, id, changes);
    await this.audit.record(tx, actor, {
      action: 'dry-run.cancelled',
      ...subject(id),
      before: progressOf(before),
      after: progressOf({ ...before, ...changes }),
    });
    return ok({ dryRunId: id });
  }

  private async forgetOldest(tx: Transaction, actor: Actor): Promise<void> {
    const oldest = await this.store.endedBefore(tx, MOST_KEPT - 1);
    this.store.remove(tx, oldest);
    await this.audit.recordAll(
      tx,
      actor,
      oldest.map((id) => ({ action: 'dry-run.forgotten', ...subject(id) })),
    );
  }
}

const subject = (id: string) => ({ subjectType: 'DryRun', subjectId: id });

const progressOf = ({ status, done, total, finishedAt }: DryRun) => ({ status, done, total, finishedAt });
