import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { MINUTE } from '../kernel/instant.js';
import { newId } from '../platform/clock/index.js';
import { Queues, type Wake } from '../platform/queue/index.js';
import { Schedule } from '../platform/schedule/index.js';
import { IMPORT_QUEUE } from './import-queue.js';
import { ImportRun } from './import-run.service.js';

/** Applies imports: those it is woken for, and those that nobody is at. */
@Injectable()
export class ImportJobs implements OnModuleInit, OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly queues: Queues,
    private readonly schedule: Schedule,
    private readonly centers: CentersStore,
    private readonly imports: ImportRun,
  ) {}

  onModuleInit(): void {
    this.queues.queue(IMPORT_QUEUE).work((wake) => this.apply(wake));
    this.schedule.add({ name: 'resume imports', everyMs: MINUTE, work: () => this.resumeAbandoned() });
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /**
   * Goes on with imports whose worker died, or for which nobody was woken; answers how many there were. One that fails keeps
   * no other waiting: all are tried, then each failure is told.
   */
  async resumeAbandoned(): Promise<number> {
    const failures: Error[] = [];
    const trying = async (what: string, work: () => Promise<void>): Promise<void> => {
      await work().catch((cause: unknown) => failures.push(new Error(`${what} not resumed.`, { cause })));
    };
    let tried = 0;
    for (const centerId of await this.centers.allIds())
      await trying(`The imports of center ${centerId} were`, async () => {
        for (const id of await this.imports.abandoned(centerId)) {
          tried += 1;
          await trying(`Import ${id} of center ${centerId} was`, () => this.apply({ centerId, id }));
        }
      });
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of the abandoned imports failed.`);
    return tried;
  }

  /** When a batch fails the lease is left to run out, so that what fails at once is not tried at once. */
  private async apply({ centerId, id }: Wake): Promise<void> {
    let run = await this.imports.take(centerId, { importId: id, token: newId() });
    while (run && !this.isStopping) run = await this.imports.applyBatch(run);
    if (run) await this.imports.release(run);
  }
}
