import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CohortsModule } from '../cohorts/index.js';
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
import { FeedbackCoding } from './feedback-coding.service.js';
import { FeedbackTheme } from './feedback-theme.entity.js';
import { FeedbackThemesResolver } from './feedback-themes.resolver.js';
import { FeedbackThemesService } from './feedback-themes.service.js';
import { FeedbackThemesStore } from './feedback-themes.store.js';
import { FollowUpFeedbackTheme } from './follow-up-feedback-theme.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpRows } from './follow-up-rows.service.js';
import { FollowUpsResolver } from './follow-ups.resolver.js';
import { FollowUpsService } from './follow-ups.service.js';
import { FollowUpsStore } from './follow-ups.store.js';
import { Mentions } from './mentions.service.js';
import { OpenWays } from './open-ways.service.js';
import { PastFollowUps } from './past-follow-ups.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([FeedbackTheme, FollowUp, FollowUpFeedbackTheme]),
    CohortsModule,
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
    FeedbackCoding,
    FeedbackThemesResolver,
    FeedbackThemesService,
    FeedbackThemesStore,
    FollowUpRows,
    FollowUpsResolver,
    FollowUpsService,
    FollowUpsStore,
    Mentions,
    OpenWays,
    PastFollowUps,
  ],
  exports: [FeedbackThemesService, FollowUpsService, PastFollowUps],
})
export class FollowUpsModule {}
