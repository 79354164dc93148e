import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { POLICY_MOVE_QUEUE } from '../follow-up-policies/index.js';
import { MINUTE } from '../kernel/instant.js';
import { newId } from '../platform/clock/index.js';
import { Queues, type Wake } from '../platform/queue/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { PolicyMoveRun } from './policy-move-run.service.js';

/** Moves prospects to other policy versions: the moves it is woken for, and those that nobody is at. */
@Injectable()
export class PolicyMoveJobs implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly queues: Queues,
    private readonly schedule: Schedule,
    private readonly centers: CentersStore,
    private readonly moves: PolicyMoveRun,
  ) {}

  onModuleInit(): void {
    this.queues.queue(POLICY_MOVE_QUEUE).work((wake) => this.move(wake));
    this.schedule.add({ name: 'resume policy moves', everyMs: MINUTE, work: () => this.resumeAbandoned() });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** Goes on with moves whose worker died, or for which nobody was woken; answers how many there were. */
  async resumeAbandoned(): Promise<number> {
    let resumed = 0;
    for (const centerId of await this.centers.allIds()) {
      for (const id of await this.moves.abandoned(centerId)) {
        await this.move({ centerId, id });
        resumed += 1;
      }
    }
    return resumed;
  }

  /** When a batch fails the lease is left to run out, so that what fails at once is not tried at once. */
  private async move({ centerId, id }: Wake): Promise<void> {
    let run = await this.moves.take(centerId, { moveId: id, token: newId() });
    while (run && !this.isStopping) run = await this.moves.moveBatch(run);
    if (run) await this.moves.release(run);
  }
}
