import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { Analysis } from './analysis.service.js';
import { AssociationsResolver } from './associations.resolver.js';
import { CandidacyLinesStore } from './candidacy-lines.store.js';
import { Counting } from './counting.store.js';
import { DescriptiveRatesResolver } from './descriptive-rates.resolver.js';
import { DescriptiveResolver } from './descriptive.resolver.js';
import { DescriptiveAnalytics } from './descriptive.service.js';
import { EmployerTierResolver } from './employer-tier.resolver.js';
import { EmployerReliabilityResolver } from './employer-reliability.resolver.js';
import { EmployerReliability } from './employer-reliability.service.js';
import { EmployerReliabilityStore } from './employer-reliability.store.js';
import { KnownOutcomesResolver } from './known-outcomes.resolver.js';
import { LastWholeDay } from './last-whole-day.service.js';
import { OwedStepReadings } from './owed-step-readings.service.js';
import { OwedStep, OwedStepReading } from './owed-step.entity.js';
import { OwedStepsJobs } from './owed-steps.jobs.js';
import { OwedStepsResolver } from './owed-steps.resolver.js';
import { OwedStepsStore } from './owed-steps.store.js';
import { RatesStore } from './rates.store.js';
import { StudentReadinessResolver } from './student-readiness.resolver.js';
import { TraitsResolver } from './traits.resolver.js';
import { EmployerTier, ReadinessScore } from './trait.entity.js';
import { Traits } from './traits.service.js';
import { TraitsStore } from './traits.store.js';
import { WaitingTimesResolver } from './waiting-times.resolver.js';
import { WaitsStore } from './waits.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([EmployerTier, OwedStep, OwedStepReading, ReadinessScore]),
    CalendarsModule,
    EmployersModule,
    FollowUpPoliciesModule,
    ProspectsModule,
  ],
  providers: [
    Analysis,
    AssociationsResolver,
    CandidacyLinesStore,
    Counting,
    DescriptiveAnalytics,
    DescriptiveRatesResolver,
    DescriptiveResolver,
    EmployerReliability,
    EmployerReliabilityResolver,
    EmployerReliabilityStore,
    EmployerTierResolver,
    KnownOutcomesResolver,
    LastWholeDay,
    OwedStepReadings,
    OwedStepsJobs,
    OwedStepsResolver,
    OwedStepsStore,
    RatesStore,
    StudentReadinessResolver,
    Traits,
    TraitsResolver,
    TraitsStore,
    WaitingTimesResolver,
    WaitsStore,
  ],
})
export class AnalyticsModule {}
