import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CentersModule } from '../centers/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { JobsModule } from '../jobs/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { TrialsModule } from '../trials/index.js';
import { FollowedProspectsStore } from './followed-prospects.store.js';
import { FollowedRecords } from './followed-records.service.js';
import { GraduateRecordsStore } from './graduate-records.store.js';
import { ParticipantRecordsStore } from './participant-records.store.js';
import { ReportChecks } from './report-checks.service.js';
import { ReportDoubtsResolver } from './report-doubts.resolver.js';
import { ReportFindingsResolver } from './report-findings.resolver.js';
import { ReportDoubts } from './report-doubts.service.js';
import { ReportJudging } from './report-judging.service.js';
import { ReportMovesStore } from './report-moves.store.js';
import { ReportPrints } from './report-prints.service.js';
import { ReportReading } from './report-reading.service.js';
import { ReportRecordsResolver } from './report-records.resolver.js';
import { ReportRecords } from './report-records.service.js';
import { ReportRun, ReportRunRecord } from './report-run.entity.js';
import { ReportRunFiles } from './report-run-files.service.js';
import { ReportRunPages } from './report-run-pages.service.js';
import { ReportRunRecordsStore } from './report-run-records.store.js';
import { ReportRunsController } from './report-runs.controller.js';
import { ReportRunJobs } from './report-runs.jobs.js';
import { ReportRunsResolver } from './report-runs.resolver.js';
import { ReportRuns } from './report-runs.service.js';
import { ReportRunsStore } from './report-runs.store.js';

/** Frozen reports: made by a job, read, compared and checked. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ReportRun, ReportRunRecord]),
    CalendarsModule,
    CentersModule,
    CohortsModule,
    FollowUpPoliciesModule,
    JobsModule,
    ProspectsModule,
    TrialsModule,
  ],
  controllers: [ReportRunsController],
  providers: [
    FollowedProspectsStore,
    FollowedRecords,
    GraduateRecordsStore,
    ParticipantRecordsStore,
    ReportChecks,
    ReportDoubts,
    ReportDoubtsResolver,
    ReportFindingsResolver,
    ReportJudging,
    ReportMovesStore,
    ReportPrints,
    ReportReading,
    ReportRecords,
    ReportRecordsResolver,
    ReportRunFiles,
    ReportRunJobs,
    ReportRunPages,
    ReportRunRecordsStore,
    ReportRuns,
    ReportRunsResolver,
    ReportRunsStore,
  ],
  exports: [ReportPrints, ReportRunFiles],
})
export class ReportRunsModule {}
