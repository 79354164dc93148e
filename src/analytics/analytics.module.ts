import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { Counting } from './counting.store.js';
import { DescriptiveRatesResolver } from './descriptive-rates.resolver.js';
import { DescriptiveResolver } from './descriptive.resolver.js';
import { DescriptiveAnalytics } from './descriptive.service.js';
import { EmployerReliabilityResolver } from './employer-reliability.resolver.js';
import { EmployerReliability } from './employer-reliability.service.js';
import { EmployerReliabilityStore } from './employer-reliability.store.js';
import { KnownOutcomesResolver } from './known-outcomes.resolver.js';
import { OwedStepReadings } from './owed-step-readings.service.js';
import { OwedStep, OwedStepReading } from './owed-step.entity.js';
import { OwedStepsJobs } from './owed-steps.jobs.js';
import { OwedStepsResolver } from './owed-steps.resolver.js';
import { OwedStepsStore } from './owed-steps.store.js';
import { RatesStore } from './rates.store.js';
import { WaitingTimesResolver } from './waiting-times.resolver.js';
import { WaitsStore } from './waits.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([OwedStep, OwedStepReading]),
    CalendarsModule,
    EmployersModule,
    FollowUpPoliciesModule,
    ProspectsModule,
  ],
  providers: [
    Counting,
    DescriptiveAnalytics,
    DescriptiveRatesResolver,
    DescriptiveResolver,
    EmployerReliability,
    EmployerReliabilityResolver,
    EmployerReliabilityStore,
    KnownOutcomesResolver,
    OwedStepReadings,
    OwedStepsJobs,
    OwedStepsResolver,
    OwedStepsStore,
    RatesStore,
    WaitingTimesResolver,
    WaitsStore,
  ],
})
export class AnalyticsModule {}
