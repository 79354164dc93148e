import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmployersModule } from '../employers/index.js';
import { InterviewsModule } from '../interviews/index.js';
import { OutcomesModule } from '../outcomes/index.js';
import { PausesModule } from '../pauses/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { ProspectContactsResolver } from './contact-counts.resolver.js';
import { ContactCountsStore } from './contact-counts.store.js';
import { FollowUpFieldsResolver } from './follow-up-fields.resolver.js';
import { StudentContactsResolver } from './student-contacts.resolver.js';
import { Consequences } from './consequences.service.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpRows } from './follow-up-rows.service.js';
import { FollowUpsResolver } from './follow-ups.resolver.js';
import { FollowUpsService } from './follow-ups.service.js';
import { FollowUpsStore } from './follow-ups.store.js';
import { Mentions } from './mentions.service.js';
import { OpenWays } from './open-ways.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([FollowUp]),
    EmployersModule,
    InterviewsModule,
    OutcomesModule,
    PausesModule,
    ProspectsModule,
  ],
  providers: [
    ContactCountsStore,
    FollowUpFieldsResolver,
    ProspectContactsResolver,
    StudentContactsResolver,
    Consequences,
    FollowUpRows,
    FollowUpsResolver,
    FollowUpsService,
    FollowUpsStore,
    Mentions,
    OpenWays,
  ],
  exports: [FollowUpsService],
})
export class FollowUpsModule {}
