import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { DeliveriesModule } from '../deliveries/index.js';
import { IdentityModule } from '../identity/index.js';
import { JobsModule } from '../jobs/index.js';
import { ExportSlots } from './export-slots.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ExportsStore } from './exports.store.js';
import { Downloads } from './jobs/downloads.service.js';
import { DownloadsController } from './jobs/downloads.controller.js';
import { ExportEndings } from './jobs/export-endings.service.js';
import { ExportKeeping } from './jobs/export-keeping.jobs.js';
import { ExportLinks } from './jobs/export-links.js';
import { ExportQuestions } from './jobs/export-questions.service.js';
import { ExportRequests } from './jobs/export-requests.service.js';
import { ExportStarts } from './jobs/export-starts.service.js';
import { ExportTopic } from './jobs/export-topic.service.js';
import { ExportWriting } from './jobs/export-writing.service.js';
import { Export } from './jobs/export.entity.js';
import { ExportJobs } from './jobs/exports.jobs.js';
import { ExportsResolver } from './jobs/exports.resolver.js';
import { KeptExportsStore } from './jobs/kept-exports.store.js';
import { RowFiles } from './row-files.service.js';
import { ExportSchedule } from './schedules/export-schedule.entity.js';
import { ExportSchedulesResolver } from './schedules/export-schedules.resolver.js';
import { ExportSchedules } from './schedules/export-schedules.service.js';
import { ExportSchedulesStore } from './schedules/export-schedules.store.js';
import { ScheduledExports } from './schedules/scheduled-exports.jobs.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Export, ExportSchedule]),
    CalendarsModule,
    DeliveriesModule,
    IdentityModule,
    JobsModule,
  ],
  controllers: [ExportsController, DownloadsController],
  providers: [
    Downloads,
    ExportEndings,
    ExportJobs,
    ExportKeeping,
    ExportLinks,
    ExportQuestions,
    ExportRequests,
    ExportSchedules,
    ExportSchedulesResolver,
    ExportSchedulesStore,
    ExportSlots,
    ExportStarts,
    ExportTopic,
    ExportWriting,
    ExportsResolver,
    ExportsService,
    ExportsStore,
    KeptExportsStore,
    RowFiles,
    ScheduledExports,
  ],
})
export class ExportsModule {}
