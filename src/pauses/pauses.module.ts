import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { EmployerRestrictionsResolver } from './employer-restrictions.resolver.js';
import { PauseSubjects } from './pause-subjects.service.js';
import { Pause } from './pause.entity.js';
import { PausesResolver } from './pauses.resolver.js';
import { PausesService } from './pauses.service.js';
import { PausesStore } from './pauses.store.js';
import { ProspectRestrictionsResolver } from './restriction-fields.resolver.js';
import { RestrictionSubjects } from './restriction-subjects.service.js';
import { ContactRestriction } from './restriction.entity.js';
import { RestrictionsResolver } from './restrictions.resolver.js';
import { RestrictionsService } from './restrictions.service.js';
import { RestrictionsStore } from './restrictions.store.js';
import { Snooze } from './snooze.entity.js';
import { SnoozesResolver } from './snoozes.resolver.js';
import { SnoozesService } from './snoozes.service.js';
import { SnoozesStore } from './snoozes.store.js';
import { ProspectTimetable } from './timetable.entity.js';
import { TimetablesResolver } from './timetables.resolver.js';
import { TimetablesService } from './timetables.service.js';
import { TimetablesStore } from './timetables.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ContactRestriction, Pause, ProspectTimetable, Snooze]),
    CalendarsModule,
    CohortsModule,
    EmployersModule,
    ProspectsModule,
  ],
  exports: [RestrictionsService, RestrictionsStore],
  providers: [
    EmployerRestrictionsResolver,
    ProspectRestrictionsResolver,
    RestrictionsResolver,
    RestrictionsService,
    RestrictionsStore,
    RestrictionSubjects,
    PauseSubjects,
    PausesResolver,
    PausesService,
    PausesStore,
    SnoozesResolver,
    SnoozesService,
    SnoozesStore,
    TimetablesResolver,
    TimetablesService,
    TimetablesStore,
  ],
})
export class PausesModule {}
