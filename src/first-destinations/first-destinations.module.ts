import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { DestinationFieldsResolver } from './destination-fields.resolver.js';
import { DestinationRows } from './destination-rows.service.js';
import { DestinationSuggestionsResolver } from './destination-suggestions.resolver.js';
import { DestinationSuggestionsStore } from './destination-suggestions.store.js';
import { EmploymentQuarter, FirstDestination, Graduation, ReportExclusion } from './first-destination.entity.js';
import { FirstDestinationsResolver } from './first-destinations.resolver.js';
import { FirstDestinationsService } from './first-destinations.service.js';
import { FirstDestinationsStore } from './first-destinations.store.js';
import { GraduationsResolver } from './graduations.resolver.js';
import { GraduationsService } from './graduations.service.js';
import { GraduationsStore } from './graduations.store.js';
import { WorkforceResolver } from './workforce.resolver.js';
import { WorkforceService } from './workforce.service.js';
import { WorkforceStore } from './workforce.store.js';

/** What reports are made of that the work with students does not tell by itself. */
@Module({
  imports: [
    TypeOrmModule.forFeature([EmploymentQuarter, FirstDestination, Graduation, ReportExclusion]),
    CalendarsModule,
    CohortsModule,
    EmployersModule,
  ],
  providers: [
    DestinationFieldsResolver,
    DestinationRows,
    DestinationSuggestionsResolver,
    DestinationSuggestionsStore,
    FirstDestinationsResolver,
    FirstDestinationsService,
    FirstDestinationsStore,
    GraduationsResolver,
    GraduationsService,
    GraduationsStore,
    WorkforceResolver,
    WorkforceService,
    WorkforceStore,
  ],
})
export class FirstDestinationsModule {}
