import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/index.js';
import { ExportSlots } from './export-slots.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ExportsStore } from './exports.store.js';
import { RowFiles } from './row-files.service.js';

@Module({
  imports: [CalendarsModule],
  controllers: [ExportsController],
  providers: [ExportSlots, ExportsService, ExportsStore, RowFiles],
})
export class ReportsModule {}
