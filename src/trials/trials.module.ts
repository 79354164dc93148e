import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CentersModule } from '../centers/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { EnrolmentsStore } from './enrolments.store.js';
import {
  PolicyTrial,
  PolicyTrialAmendment,
  PolicyTrialEnrolment,
  PolicyTrialResult,
  PolicyTrialStratum,
} from './policy-trial.entity.js';
import { RunningTrialsStore } from './running-trials.store.js';
import { TrialAmendments } from './trial-amendments.service.js';
import { TrialCalculator } from './trial-calculator.service.js';
import { TrialDataStore } from './trial-data.store.js';
import { TrialEnding } from './trial-ending.service.js';
import { TrialEnrolment } from './trial-enrolment.service.js';
import { TrialFieldsResolver } from './trial-fields.resolver.js';
import { TrialKeeping } from './trial-keeping.service.js';
import { TrialLots } from './trial-lots.service.js';
import { TrialReadingsResolver } from './trial-readings.resolver.js';
import { TrialReadings } from './trial-readings.service.js';
import { TrialRecordsController } from './trial-records.controller.js';
import { TrialRecords } from './trial-records.service.js';
import { TrialRegistration } from './trial-registration.service.js';
import { TrialStart } from './trial-start.service.js';
import { TrialsResolver } from './trials.resolver.js';
import { TrialsStore } from './trials.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      PolicyTrial,
      PolicyTrialAmendment,
      PolicyTrialEnrolment,
      PolicyTrialResult,
      PolicyTrialStratum,
    ]),
    CalendarsModule,
    CentersModule,
    CohortsModule,
    FollowUpPoliciesModule,
  ],
  controllers: [TrialRecordsController],
  providers: [
    EnrolmentsStore,
    RunningTrialsStore,
    TrialAmendments,
    TrialCalculator,
    TrialDataStore,
    TrialEnding,
    TrialEnrolment,
    TrialFieldsResolver,
    TrialKeeping,
    TrialLots,
    TrialReadings,
    TrialReadingsResolver,
    TrialRecords,
    TrialRegistration,
    TrialStart,
    TrialsResolver,
    TrialsStore,
  ],
  exports: [RunningTrialsStore],
})
export class TrialsModule {}
