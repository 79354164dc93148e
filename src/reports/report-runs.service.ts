import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { CalendarsService } from '../calendars/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { dayIn } from '../kernel/zone.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { Queues } from '../platform/queue/index.js';
import { parse } from '../platform/validation/index.js';
import { standardOf } from './domain/standards.js';
import type { StartReportRunInput } from './report-runs.graphql.js';
import { ReportRunStart } from './report-runs.input.js';
import { ReportRunsStore } from './report-runs.store.js';

type Answer = Promise<Result<{ readonly reportRunId: string }>>;

/** The queue that wakes whoever makes reports. */
export const REPORT_RUN_QUEUE = 'report-runs';

const COHORT_NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with this id.', 'cohortId');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');

/** Starts reports. */
@Injectable()
export class ReportRuns {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ReportRunsStore,
    private readonly calendars: CalendarsService,
    private readonly queues: Queues,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The row says that there is work; waking somebody comes after it is committed. */
  async start(actor: Actor, input: StartReportRunInput): Answer {
    const started = await this.useCases.run(actor, { name: 'startReportRun', input }, (tx) =>
      this.begin(tx, actor, input),
    );
    if (started.ok)
      await this.queues.queue(REPORT_RUN_QUEUE).wake({ centerId: actor.centerId, id: started.value.reportRunId });
    return started;
  }

  private async begin(tx: Transaction, actor: Actor, input: StartReportRunInput): Answer {
    const given = parse(ReportRunStart, input);
    if (!given.ok) return given;
    const { cohortId, standard } = given.value;
    if (cohortId !== null && !(await this.store.knowsCohort(tx, cohortId))) return COHORT_NOT_FOUND;
    const id = given.value.id ?? newId();
    if (await this.store.byId(tx, id)) return ID_TAKEN;
    const asOf = await this.now(tx);
    const run = {
      ...given.value,
      ...asOf,
      id,
      ruleVersion: standardOf(standard).version,
      createdAt: asOf.asOf,
      createdBy: actor.userId,
    };
    await this.store.add(tx, run);
    await this.audit.record(tx, actor, {
      action: 'report-run.started',
      subjectType: 'ReportRun',
      subjectId: id,
      after: run,
    });
    return ok({ reportRunId: id });
  }

  /** This instant, and its day in the center. */
  async now(tx: Transaction) {
    const now = this.clock.now();
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    return { asOf: new Date(now), asOfDay: dayIn(zone, now) };
  }
}
