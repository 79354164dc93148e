import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { JobsModule } from '../jobs/index.js';
import { DryRunBatches } from './dry-run-batches.service.js';
import { DryRunCount } from './dry-run-count.entity.js';
import { DryRunFieldsResolver } from './dry-run-fields.resolver.js';
import { DryRunFiles } from './dry-run-files.service.js';
import { DryRunFileRowsStore } from './dry-run-file-rows.store.js';
import { DryRunLoadsResolver } from './dry-run-loads.resolver.js';
import { DryRunPeriod } from './dry-run-period.service.js';
import { DryRunProspect } from './dry-run-prospect.entity.js';
import { DryRunProspectsResolver } from './dry-run-prospects.resolver.js';
import { DryRunReplays } from './dry-run-replays.service.js';
import { DryRunResultsStore } from './dry-run-results.store.js';
import { DryRunRows } from './dry-run-rows.service.js';
import { DryRunScopeStore } from './dry-run-scope.store.js';
import { DryRun } from './dry-run.entity.js';
import { DryRunsController } from './dry-runs.controller.js';
import { DryRunJobs } from './dry-runs.jobs.js';
import { DryRunsResolver } from './dry-runs.resolver.js';
import { DryRuns } from './dry-runs.service.js';
import { DryRunsStore } from './dry-runs.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([DryRun, DryRunCount, DryRunProspect]),
    CalendarsModule,
    FollowUpPoliciesModule,
    JobsModule,
    ProspectsModule,
  ],
  controllers: [DryRunsController],
  providers: [
    DryRunBatches,
    DryRunFieldsResolver,
    DryRunFileRowsStore,
    DryRunFiles,
    DryRunJobs,
    DryRunLoadsResolver,
    DryRunPeriod,
    DryRunProspectsResolver,
    DryRunReplays,
    DryRunResultsStore,
    DryRunRows,
    DryRunScopeStore,
    DryRuns,
    DryRunsResolver,
    DryRunsStore,
  ],
})
export class DryRunsModule {}
