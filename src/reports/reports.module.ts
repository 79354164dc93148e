import { Module } from '@nestjs/common';
import { ReportPapersModule } from './pdf/report-papers.module.js';
import { ReportRunsModule } from './report-runs.module.js';

@Module({ imports: [ReportPapersModule, ReportRunsModule] })
export class ReportsModule {}
