import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EveryCenter } from '../centers/index.js';
import { ClockWatch } from '../deliveries/index.js';
import { MINUTE } from '../kernel/instant.js';
import { sum } from '../kernel/sum.js';
import { Schedule } from '../platform/schedule/index.js';
import { Reminding } from './reminding.service.js';

/** Looks for steps of which somebody is to be reminded. Any number of workers may. */
@Injectable()
export class RemindersJobs implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly centers: EveryCenter,
    private readonly reminding: Reminding,
    private readonly watch: ClockWatch,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'remind', everyMs: MINUTE / 6, work: () => this.remindAll() });
    this.schedule.add({ name: 'resolve escalations', everyMs: MINUTE, work: () => this.resolveAll() });
  }

  /** Answers how many steps had their turn; none while a clock has jumped, because nobody is to hear of anything early. */
  async remindAll(): Promise<number> {
    if (!this.watch.isSteady()) return 0;
    const taken = await this.centers.each((centerId) => this.reminding.remind(centerId));
    return sum(taken);
  }

  private async resolveAll(): Promise<void> {
    await this.centers.each((centerId) => this.reminding.resolve(centerId));
  }
}
