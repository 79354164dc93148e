import { Module } from '@nestjs/common';
import { DestinationsModule } from './destinations.module.js';
import { ExportsModule } from './exports.module.js';
import { ReportPapersModule } from './pdf/report-papers.module.js';
import { ReportRunsModule } from './report-runs.module.js';

@Module({ imports: [DestinationsModule, ExportsModule, ReportPapersModule, ReportRunsModule] })
export class ReportsModule {}
