import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '../../src/audit/index.js';
import { CentersModule } from '../../src/centers/index.js';
import {
  type Carrier,
  Carriers,
  type Composed,
  DeliveriesModule,
  type Delivery,
  DeliveryJobs,
  type Ending,
  Topics,
} from '../../src/deliveries/index.js';
import { IdentityModule } from '../../src/identity/index.js';
import { ChanceModule } from '../../src/platform/chance/index.js';
import { ClockModule } from '../../src/platform/clock/index.js';
import { ConfigModule } from '../../src/platform/config/index.js';
import { DatabaseModule } from '../../src/platform/database/index.js';
import { IdempotencyModule } from '../../src/platform/idempotency/index.js';
import { MailModule } from '../../src/platform/mail/index.js';
import { PushModule } from '../../src/platform/push/index.js';
import { QueueModule } from '../../src/platform/queue/index.js';
import { ScheduleModule } from '../../src/platform/schedule/index.js';
import { ThrottleModule } from '../../src/platform/throttle/index.js';
import type { TestDatabase } from './test-database.js';

const PLATFORM = [ChanceModule, ClockModule, ConfigModule, DatabaseModule, IdempotencyModule, MailModule];
const WAYS_OUT = [PushModule, QueueModule, ScheduleModule, ThrottleModule];

@Module({ imports: [...PLATFORM, ...WAYS_OUT, AuditModule, CentersModule, IdentityModule, DeliveriesModule] })
class DeliveryWorkerModule {}

/** A process that delivers, with a topic and a carrier of the test's own. */
export interface DeliveryWorker {
  readonly context: INestApplicationContext;
  /** What its carrier was handed, in order. */
  readonly sent: Delivery[];
  /** What its topic heard. */
  readonly endings: { readonly delivery: Delivery; readonly ending: Ending }[];
  /** One round over all centers. */
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

export interface DeliveryTestDoubles {
  readonly compose?: (delivery: Delivery) => Promise<Composed> | Composed;
  readonly send?: (delivery: Delivery) => Promise<void> | void;
  readonly ended?: () => Promise<void>;
  readonly atOnce?: number;
}

/** The channel that nothing else of a test uses. */
export const TEST_CHANNEL = 'PUSH';
export const TEST_TOPIC = 'test';

export const startDeliveryWorker = async (
  database: TestDatabase,
  doubles: DeliveryTestDoubles = {},
): Promise<DeliveryWorker> => {
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    JWT_SECRET: 'test-secret-test-secret-test-secret!',
  });
  const context = await NestFactory.createApplicationContext(DeliveryWorkerModule, { logger: false });
  const sent: Delivery[] = [];
  const endings: { delivery: Delivery; ending: Ending }[] = [];
  context.get(Topics).register({
    name: TEST_TOPIC,
    compose: async (_, delivery) => (await doubles.compose?.(delivery)) ?? { send: {} },
    ended: async (_, delivery, ending) => {
      endings.push({ delivery, ending });
      await doubles.ended?.();
    },
  });
  context.get(Carriers).register(carrierOf(doubles, sent));
  return {
    context,
    sent,
    endings,
    deliver: () => context.get(DeliveryJobs).deliverDue(),
    stop: () => context.close(),
  };
};

const carrierOf = ({ send, atOnce = 10 }: DeliveryTestDoubles, sent: Delivery[]): Carrier => ({
  channel: TEST_CHANNEL,
  atOnce,
  send: async (_, delivery) => {
    sent.push(delivery);
    await send?.(delivery);
    return { receipt: `receipt of ${delivery.key}` };
  },
});
