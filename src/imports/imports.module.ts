import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/index.js';
import { CentersModule } from '../centers/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpPoliciesModule } from '../follow-up-policies/index.js';
import { FollowUpsModule } from '../follow-ups/index.js';
import { InterviewsModule } from '../interviews/index.js';
import { OutcomesModule } from '../outcomes/index.js';
import { ProspectsModule } from '../prospects/index.js';
import { JobsModule } from '../jobs/index.js';
import { DraftCourse } from './draft-course.service.js';
import { DraftTimes } from './draft-times.service.js';
import { FileReader } from './file-reader.js';
import { HistoryApplication } from './history-application.service.js';
import { HistoryContents } from './history-contents.service.js';
import { HistoryFacts } from './history-facts.service.js';
import { HistoryPlans } from './history-plans.service.js';
import { HistoryProspects } from './history-prospects.service.js';
import { ImportContents } from './import-contents.service.js';
import { ImportEdits } from './import-edits.service.js';
import { Import } from './import.entity.js';
import { ImportKeeping } from './import-keeping.service.js';
import { ImportPreviewResolver } from './import-preview.resolver.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportActors, ImportEndings, ImportStart } from './import-start.service.js';
import { ImportJobs } from './imports.jobs.js';
import { ImportFieldsResolver, ImportsResolver } from './imports.resolver.js';
import { ImportsService } from './imports.service.js';
import { ImportsStore } from './imports.store.js';
import { JobSearchApplication, JobSearchPlans } from './job-searches.service.js';
import { PreviewsService } from './previews.service.js';
import { RosterApplication } from './roster-application.service.js';
import { RosterPlans } from './roster-plans.service.js';
import { UploadsController } from './uploads.controller.js';
import { UploadsService } from './uploads.service.js';

const STORES = [ImportRowsStore, ImportsStore];
const BEFORE = [FileReader, ImportEdits, ImportKeeping, PreviewsService, UploadsService];
const CONTENTS = [
  DraftCourse,
  DraftTimes,
  HistoryApplication,
  HistoryContents,
  HistoryFacts,
  HistoryPlans,
  HistoryProspects,
  ImportContents,
  JobSearchApplication,
  JobSearchPlans,
  RosterApplication,
  RosterPlans,
];
const JOB = [ImportActors, ImportEndings, ImportJobs, ImportsService, ImportStart];

@Module({
  imports: [
    TypeOrmModule.forFeature([Import]),
    CalendarsModule,
    CentersModule,
    CohortsModule,
    EmployersModule,
    FollowUpPoliciesModule,
    FollowUpsModule,
    InterviewsModule,
    JobsModule,
    OutcomesModule,
    ProspectsModule,
  ],
  controllers: [UploadsController],
  providers: [...STORES, ...BEFORE, ...CONTENTS, ...JOB, ImportFieldsResolver, ImportPreviewResolver, ImportsResolver],
  exports: [ImportJobs],
})
export class ImportsModule {}
