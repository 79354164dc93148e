import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { BullQueues } from './bull-queues.js';
import { InProcessQueues } from './in-process-queues.js';
import { Queues } from './queue.js';

const queuesOf = ({ redisUrl }: Config): Queues =>
  redisUrl === null ? new InProcessQueues() : new BullQueues(redisUrl);

@Global()
@Module({ providers: [{ provide: Queues, inject: [CONFIG], useFactory: queuesOf }], exports: [Queues] })
export class QueueModule {}
