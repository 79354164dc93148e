import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { PauseSubjects } from './pause-subjects.service.js';
import { Pause } from './pause.entity.js';
import { PausesResolver } from './pauses.resolver.js';
import { PausesService } from './pauses.service.js';
import { PausesStore } from './pauses.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([Pause]), CalendarsModule, CohortsModule, EmployersModule, ProspectsModule],
  providers: [PauseSubjects, PausesResolver, PausesService, PausesStore],
})
export class PausesModule {}
