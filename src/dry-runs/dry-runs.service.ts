import { Injectable } from '@nestjs/common';
import { RulesToTry } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { Queues } from '../platform/queue/index.js';
import { parse } from '../platform/validation/index.js';
import { DryRunPeriod } from './dry-run-period.service.js';
import { DryRunRows } from './dry-run-rows.service.js';
import type { CancelDryRunInput, StartDryRunInput } from './dry-runs.graphql.js';
import { DryRunNamed, DryRunStart } from './dry-runs.input.js';
import { DryRunsStore } from './dry-runs.store.js';

type Answer = Promise<Result<{ readonly dryRunId: string }>>;

/** The queue that wakes whoever replays. */
export const DRY_RUN_QUEUE = 'dry-runs';

const COHORT_NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with this id.', 'cohortId');

/** Starts and stops the job that replays the past under other rules. */
@Injectable()
export class DryRuns {
  constructor(
    private readonly useCases: UseCases,
    private readonly rules: RulesToTry,
    private readonly rows: DryRunRows,
    private readonly period: DryRunPeriod,
    private readonly store: DryRunsStore,
    private readonly queues: Queues,
  ) {}

  /** The row says that there is work; waking somebody comes after it is committed. */
  async start(actor: Actor, input: StartDryRunInput): Answer {
    const started = await this.useCases.run(actor, { name: 'startDryRun', input }, (tx) =>
      this.begin(tx, actor, input),
    );
    if (started.ok)
      await this.queues.queue(DRY_RUN_QUEUE).wake({ centerId: actor.centerId, id: started.value.dryRunId });
    return started;
  }

  /** Stops before the next batch; what was counted by then stays. */
  cancel(actor: Actor, input: CancelDryRunInput): Answer {
    return this.useCases.run(actor, { name: 'cancelDryRun', input }, async (tx) => {
      const given = parse(DryRunNamed, input);
      return given.ok ? this.rows.cancel(tx, actor, given.value.dryRunId) : given;
    });
  }

  private async begin(tx: Transaction, actor: Actor, input: StartDryRunInput): Answer {
    const given = parse(DryRunStart, input);
    if (!given.ok) return given;
    const { id, cohortId, fromDay, toDay } = given.value;
    const tried = await this.rules.find(tx, given.value.rules);
    if (!tried.ok) return tried;
    if (cohortId !== null && !(await this.store.knowsCohort(tx, cohortId))) return COHORT_NOT_FOUND;
    const until = await this.period.until(tx, toDay);
    if (!until.ok) return until;
    return this.rows.begin(tx, actor, {
      id: id ?? newId(),
      ...tried.value,
      cohortId,
      fromDay,
      toDay,
      until: until.value,
    });
  }
}
