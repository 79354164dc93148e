import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { GamePlans } from './game-plans.service.js';
import { InterviewChanges } from './interview-changes.service.js';
import { InterviewEntry } from './interview-entry.service.js';
import { InterviewFieldsResolver, ProspectInterviewsResolver } from './interview-fields.resolver.js';
import { InterviewRows, InterviewTargets } from './interview-rows.service.js';
import { Debrief, GamePlan, Interview, InterviewContact } from './interview.entity.js';
import { InterviewsResolver } from './interviews.resolver.js';
import { InterviewsService } from './interviews.service.js';
import { InterviewsStore } from './interviews.store.js';
import { KnownInterviews } from './known-interviews.service.js';
import { MetContacts } from './met-contacts.service.js';
import { PastInterviews } from './past-interviews.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Interview, GamePlan, Debrief, InterviewContact]),
    CalendarsModule,
    EmployersModule,
    FollowUpPoliciesModule,
    ProspectsModule,
  ],
  providers: [
    GamePlans,
    InterviewChanges,
    InterviewEntry,
    InterviewFieldsResolver,
    InterviewRows,
    InterviewsResolver,
    InterviewsService,
    InterviewsStore,
    InterviewTargets,
    KnownInterviews,
    MetContacts,
    PastInterviews,
    ProspectInterviewsResolver,
  ],
  exports: [InterviewRows, InterviewsService, InterviewsStore, PastInterviews],
})
export class InterviewsModule {}
