import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { MINUTE } from '../kernel/instant.js';
import { newId } from '../platform/clock/index.js';
import { Queues, type Wake } from '../platform/queue/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { DryRunRun } from './dry-run-run.service.js';
import { DRY_RUN_QUEUE } from './dry-runs.service.js';

/** Replays the past: the dry runs it is woken for, and those that nobody is at. */
@Injectable()
export class DryRunJobs implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly queues: Queues,
    private readonly schedule: Schedule,
    private readonly centers: CentersStore,
    private readonly runs: DryRunRun,
  ) {}

  onModuleInit(): void {
    this.queues.queue(DRY_RUN_QUEUE).work((wake) => this.replay(wake));
    this.schedule.add({ name: 'resume dry runs', everyMs: MINUTE, work: () => this.resumeAbandoned() });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Goes on with dry runs whose worker died, or for which nobody was woken; answers how many there were. */
  async resumeAbandoned(): Promise<number> {
    let resumed = 0;
    for (const centerId of await this.centers.allIds()) {
      for (const id of await this.runs.abandoned(centerId)) {
        await this.replay({ centerId, id });
        resumed += 1;
      }
    }
    return resumed;
  }

  /** When a batch fails the lease is left to run out, so that what fails at once is not tried at once. */
  private async replay({ centerId, id }: Wake): Promise<void> {
    let atWork = await this.runs.take(centerId, { dryRunId: id, token: newId() });
    while (atWork && !this.isStopping) atWork = await this.runs.replayBatch(atWork);
    if (atWork) await this.runs.release(atWork);
  }
}
