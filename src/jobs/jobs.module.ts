import { Global, Module } from '@nestjs/common';
import { BatchJobs } from './batch-jobs.service.js';

@Global()
@Module({ providers: [BatchJobs], exports: [BatchJobs] })
export class JobsModule {}
