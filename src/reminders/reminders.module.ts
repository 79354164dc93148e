import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CentersModule } from '../centers/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { Announcements } from './announcements.service.js';
import { Bounces } from './bounces.service.js';
import { BouncesResolver } from './bounces.resolver.js';
import { Digest } from './digest.entity.js';
import { DigestsStore } from './digests.store.js';
import { DigestTopic } from './digest-topic.service.js';
import { DigestWords } from './digest-words.js';
import { DueStepsStore } from './due-steps.store.js';
import { Escalation } from './escalation.entity.js';
import { EscalationsResolver } from './escalations.resolver.js';
import { EscalationsService } from './escalations.service.js';
import { EscalationsStore } from './escalations.store.js';
import { InboxResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';
import { Listeners } from './listeners.service.js';
import { ReminderPreferences } from './preferences.entity.js';
import { PreferencesResolver } from './preferences.resolver.js';
import { PreferencesService } from './preferences.service.js';
import { PreferencesStore } from './preferences.store.js';
import { PushSubscription } from './push-subscription.entity.js';
import { PushSubscriptions } from './push-subscriptions.service.js';
import { PushSubscriptionsStore } from './push-subscriptions.store.js';
import { PushTopic } from './push-topic.service.js';
import { RecipientsStore } from './recipients.store.js';
import { Reminder } from './reminder.entity.js';
import { RemindersJobs } from './reminders.jobs.js';
import { RemindersStore } from './reminders.store.js';
import { Reminding } from './reminding.service.js';
import { StudentRemindersResolver } from './student-reminders.resolver.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const STORES = [
  DigestsStore,
  DueStepsStore,
  EscalationsStore,
  PreferencesStore,
  PushSubscriptionsStore,
  RecipientsStore,
  RemindersStore,
];
const ROUND = [Announcements, Listeners, RemindersJobs, Reminding];
const MESSAGES = [DigestTopic, DigestWords, PushTopic, UnsubscribeLinks];
const DOORS = [
  Bounces,
  BouncesResolver,
  EscalationsResolver,
  EscalationsService,
  InboxResolver,
  InboxService,
  PreferencesResolver,
  PreferencesService,
  PushSubscriptions,
  StudentRemindersResolver,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([Digest, Escalation, PushSubscription, Reminder, ReminderPreferences]),
    CalendarsModule,
    CentersModule,
    CohortsModule,
    DeliveriesModule,
    ProspectsModule,
  ],
  controllers: [UnsubscribeController],
  providers: [...STORES, ...ROUND, ...MESSAGES, ...DOORS],
  exports: [RemindersJobs, Reminding],
})
export class RemindersModule {}
