import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CentersModule } from '../centers/index.js';
import { CohortsModule } from '../cohorts/index.js';
import { EmployersModule } from '../employers/index.js';
import { FollowUpsModule } from '../follow-ups/index.js';
import { IdentityModule } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { ConfigModule } from '../platform/config/index.js';
import { DatabaseModule } from '../platform/database/index.js';
import { IdempotencyModule } from '../platform/idempotency/index.js';
import { QueueModule } from '../platform/queue/index.js';
import { ScheduleModule } from '../platform/schedule/index.js';
import { ThrottleModule } from '../platform/throttle/index.js';
import { ProvisioningModule } from '../provisioning/index.js';
import { DemoClock } from './demo-clock.js';

@Global()
@Module({ providers: [{ provide: Clock, useClass: DemoClock }], exports: [Clock] })
class DemoClockModule {}

/** The product without its API and with a clock that can be put back. What is not named here comes with what is. */
@Module({
  imports: [
    ConfigModule,
    DemoClockModule,
    DatabaseModule,
    IdempotencyModule,
    QueueModule,
    ScheduleModule,
    ThrottleModule,
    AuditModule,
    CentersModule,
    IdentityModule,
    EmployersModule,
    CohortsModule,
    FollowUpsModule,
    ProvisioningModule,
  ],
})
export class DemoModule {}
