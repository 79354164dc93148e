import { Module } from '@nestjs/common';
import { DestinationsModule } from './destinations.module.js';
import { ExportsModule } from './exports.module.js';
import { ReportRunsModule } from './report-runs.module.js';

@Module({ imports: [DestinationsModule, ExportsModule, ReportRunsModule] })
export class ReportsModule {}
