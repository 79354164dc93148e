import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CentersModule } from '../centers/index.js';
import { IdentityModule } from '../identity/index.js';
import { Carriers } from './carriers.js';
import { Claims } from './claims.service.js';
import { ClockWatch } from './clock-watch.service.js';
import { Composition } from './composition.service.js';
import { DeadDeliveriesService } from './dead-deliveries.service.js';
import { DeadDeliveriesStore } from './dead-deliveries.store.js';
import { DeliveryJobs } from './deliveries.jobs.js';
import { DeliveriesResolver } from './deliveries.resolver.js';
import { Deliveries } from './deliveries.service.js';
import { DeliveriesStore } from './deliveries.store.js';
import { DeliveryClaimsStore } from './delivery-claims.store.js';
import { DeliveryRounds } from './delivery-rounds.service.js';
import { DeliveryRow } from './delivery.entity.js';
import { Dispatch } from './dispatch.service.js';
import { EmailCarrier } from './email-carrier.service.js';
import { HandOver } from './hand-over.service.js';
import { OutboxMessage } from './outbox/outbox-message.entity.js';
import { OutboxResolver } from './outbox/outbox.resolver.js';
import { OutboxStore } from './outbox/outbox.store.js';
import { PushCarrier } from './push-carrier.service.js';
import { Topics } from './topics.js';

const STORES = [DeadDeliveriesStore, DeliveriesStore, DeliveryClaimsStore, OutboxStore];
const WORK = [Claims, ClockWatch, Composition, DeliveryJobs, DeliveryRounds, Dispatch, HandOver];
const CHANNELS = [Carriers, EmailCarrier, PushCarrier];

@Module({
  imports: [TypeOrmModule.forFeature([DeliveryRow, OutboxMessage]), CentersModule, IdentityModule],
  providers: [
    ...STORES,
    ...WORK,
    ...CHANNELS,
    DeadDeliveriesService,
    Deliveries,
    DeliveriesResolver,
    OutboxResolver,
    Topics,
  ],
  exports: [Carriers, ClockWatch, Deliveries, DeliveryJobs, Topics],
})
export class DeliveriesModule {}
