import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { AnalyticsModule } from './analytics/index.js';
import { AuditModule } from './audit/index.js';
import { CalendarFeedsModule } from './calendar-feeds/index.js';
import { CalendarsModule } from './calendars/index.js';
import { CaseloadModule } from './caseload/index.js';
import { CentersModule } from './centers/index.js';
import { CohortsModule } from './cohorts/index.js';
import { DeliveriesModule } from './deliveries/index.js';
import { DryRunsModule } from './dry-runs/index.js';
import { EmployersModule } from './employers/index.js';
import { ExportsModule } from './exports/index.js';
import { FirstDestinationsModule } from './first-destinations/index.js';
import { FollowUpPoliciesModule } from './follow-up-policies/index.js';
import { FollowUpsModule } from './follow-ups/index.js';
import { HealthModule } from './health/index.js';
import { Authenticator, IdentityModule } from './identity/index.js';
import { ImportsModule } from './imports/index.js';
import { InterviewsModule } from './interviews/index.js';
import { JobsModule } from './jobs/index.js';
import { LiveSockets, LiveUpdatesModule } from './live-updates/index.js';
import { OutcomesModule } from './outcomes/index.js';
import { PausesModule } from './pauses/index.js';
import { ChanceModule } from './platform/chance/index.js';
import { ClockModule } from './platform/clock/index.js';
import { ConfigModule } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { graphqlOptions } from './platform/graphql/index.js';
import { IdempotencyModule } from './platform/idempotency/index.js';
import { MailModule } from './platform/mail/index.js';
import { PushModule } from './platform/push/index.js';
import { QueueModule } from './platform/queue/index.js';
import { ScheduleModule } from './platform/schedule/index.js';
import { StorageModule } from './platform/storage/index.js';
import { ThrottleModule } from './platform/throttle/index.js';
import { ProspectsModule } from './prospects/index.js';
import { ProvisioningModule } from './provisioning/index.js';
import { RemindersModule } from './reminders/index.js';
import { ReportsModule } from './reports/index.js';
import { ScriptsModule } from './scripts/index.js';
import { TrialsModule } from './trials/index.js';
import { WebhooksModule } from './webhooks/index.js';

const PLATFORM = [
  ConfigModule,
  ChanceModule,
  ClockModule,
  DatabaseModule,
  IdempotencyModule,
  ThrottleModule,
  ScheduleModule,
  QueueModule,
  MailModule,
  PushModule,
  StorageModule,
];

/** In the order of the house: each knows only those above it. */
const FEATURES = [
  AuditModule,
  CentersModule,
  JobsModule,
  IdentityModule,
  DeliveriesModule,
  CalendarsModule,
  EmployersModule,
  CohortsModule,
  FollowUpPoliciesModule,
  ProspectsModule,
  InterviewsModule,
  OutcomesModule,
  FirstDestinationsModule,
  PausesModule,
  FollowUpsModule,
  ScriptsModule,
  ImportsModule,
  ExportsModule,
  RemindersModule,
  CalendarFeedsModule,
  WebhooksModule,
  DryRunsModule,
  AnalyticsModule,
  TrialsModule,
  CaseloadModule,
  LiveUpdatesModule,
  ReportsModule,
  ProvisioningModule,
  HealthModule,
];

/** The API process: everything, behind GraphQL and REST. */
@Module({
  imports: [
    ...PLATFORM,
    GraphQLModule.forRootAsync<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      imports: [LiveUpdatesModule],
      inject: [Authenticator, LiveSockets],
      useFactory: (authenticator: Authenticator, { subscription }: LiveSockets) =>
        graphqlOptions((request) => authenticator.actorOf(request), subscription),
    }),
    ...FEATURES,
  ],
})
export class AppModule {}

/** The worker process: the same services without the GraphQL server. */
@Module({ imports: [...PLATFORM, ...FEATURES] })
export class WorkerModule {}
