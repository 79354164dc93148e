import { Module } from '@nestjs/common';
import { BatchJobs } from './batch-jobs.service.js';

@Module({ providers: [BatchJobs], exports: [BatchJobs] })
export class JobsModule {}
