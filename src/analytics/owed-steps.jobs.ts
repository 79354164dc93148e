import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE } from '../kernel/instant.js';
import { Schedule } from '../platform/schedule/index.js';
import { OwedStepReadings } from './owed-step-readings.service.js';

@Injectable()
export class OwedStepsJobs implements OnModuleInit {
  constructor(
    private readonly schedule: Schedule,
    private readonly readings: OwedStepReadings,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'tell owed steps', everyMs: MINUTE, work: () => this.readings.tellAll() });
  }
}
