import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { JobsModule } from '../jobs/index.js';
import { ContactBooking } from './contact-booking.entity.js';
import { ContactBookingsStore } from './contact-bookings.store.js';
import { ContactGovernor } from './contact-governor.service.js';
import { AffectedProspects } from './affected-prospects.store.js';
import { ProspectOpening } from './opening.service.js';
import { Planner } from './planner.service.js';
import { PolicyMoveBatches } from './policy-move-batches.service.js';
import { PolicyMoveBatchesStore } from './policy-move-batches.store.js';
import { PolicyMoveClock } from './policy-move-clock.service.js';
import { PolicyMoveJobs } from './policy-moves.jobs.js';
import { PolicyMovePreviewResolver } from './policy-move-preview.resolver.js';
import { PolicyMovePreviews } from './policy-move-preview.service.js';
import { ProspectBirth } from './prospect-birth.service.js';
import { ProspectEmployers } from './prospect-employers.service.js';
import { ProspectFieldsResolver } from './prospect-fields.resolver.js';
import { ProspectLists } from './prospect-lists.store.js';
import { Prospect } from './prospect.entity.js';
import { ProspectsResolver } from './prospects.resolver.js';
import { ProspectsService } from './prospects.service.js';
import { ProspectsStore } from './prospects.store.js';
import { Recording } from './recording.service.js';
import { Replanning } from './replanning.service.js';
import { Sweeper } from './sweeper.service.js';
import { SweepingJobs } from './sweeping.jobs.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ContactBooking, Prospect]),
    CalendarsModule,
    CohortsModule,
    EmployersModule,
    FollowUpPoliciesModule,
    JobsModule,
  ],
  providers: [
    ContactBookingsStore,
    ContactGovernor,
    AffectedProspects,
    Planner,
    PolicyMoveBatches,
    PolicyMoveBatchesStore,
    PolicyMoveClock,
    PolicyMoveJobs,
    PolicyMovePreviewResolver,
    PolicyMovePreviews,
    ProspectBirth,
    ProspectEmployers,
    ProspectFieldsResolver,
    ProspectLists,
    ProspectOpening,
    ProspectsResolver,
    ProspectsService,
    ProspectsStore,
    Recording,
    Replanning,
    Sweeper,
    SweepingJobs,
  ],
  exports: [Planner, ProspectOpening, ProspectsStore, Recording, Replanning, Sweeper],
})
export class ProspectsModule {}
