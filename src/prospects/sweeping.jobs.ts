import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE } from '../kernel/instant.js';
import { Schedule } from '../platform/schedule/index.js';
import { Sweeper } from './sweeper.service.js';

/** Keeps next steps true as time passes. */
@Injectable()
export class SweepingJobs implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'sweep', everyMs: MINUTE / 2, work: () => this.sweeper.sweepAll() });
  }
}
