import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { AuditModule } from '../dist/src/audit/index.js';
import { CentersModule } from '../dist/src/centers/index.js';
import { DeliveriesModule } from '../dist/src/deliveries/index.js';
import { IdentityModule } from '../dist/src/identity/index.js';
import { ChanceModule } from '../dist/src/platform/chance/index.js';
import { ClockModule } from '../dist/src/platform/clock/index.js';
import { ConfigModule } from '../dist/src/platform/config/index.js';
import { DatabaseModule } from '../dist/src/platform/database/index.js';
import { IdempotencyModule } from '../dist/src/platform/idempotency/index.js';
import { MailModule } from '../dist/src/platform/mail/index.js';
import { PushModule } from '../dist/src/platform/push/index.js';
import { QueueModule } from '../dist/src/platform/queue/index.js';
import { ScheduleModule } from '../dist/src/platform/schedule/index.js';
import { ThrottleModule } from '../dist/src/platform/throttle/index.js';

const DATA = [DatabaseModule, IdempotencyModule, AuditModule, CentersModule, IdentityModule, DeliveriesModule];
const WAYS_OUT = [MailModule, PushModule, QueueModule, ThrottleModule];
const TIME_AND_CHANCE = [ChanceModule, ClockModule, ScheduleModule];

/** The part of the built product that delivers, as a process of its own. */
export const DeliveryWorker = function DeliveryWorker() {};
Module({ imports: [ConfigModule, ...TIME_AND_CHANCE, ...WAYS_OUT, ...DATA] })(DeliveryWorker);
