import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/index.js';
import { DestinationsModule } from './destinations.module.js';
import { ExportSlots } from './export-slots.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ExportsStore } from './exports.store.js';
import { ReportRunsModule } from './report-runs.module.js';

@Module({
  imports: [CalendarsModule, DestinationsModule, ReportRunsModule],
  controllers: [ExportsController],
  providers: [ExportSlots, ExportsService, ExportsStore],
})
export class ReportsModule {}
