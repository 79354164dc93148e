import { Module } from '@nestjs/common';
import { CentersModule } from '../../centers/index.js';
import { ReportRunsModule } from '../report-runs.module.js';
import { ReportPapersController } from './report-papers.controller.js';
import { ReportPapers } from './report-papers.service.js';

@Module({
  imports: [CentersModule, ReportRunsModule],
  controllers: [ReportPapersController],
  providers: [ReportPapers],
})
export class ReportPapersModule {}
