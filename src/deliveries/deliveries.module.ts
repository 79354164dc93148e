import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Carriers } from './carriers.js';
import { DeliveriesStore } from './deliveries.store.js';
import { Deliveries } from './deliveries.service.js';
import { DeliveryRow } from './delivery.entity.js';
import { Topics } from './topics.js';

@Module({
  imports: [TypeOrmModule.forFeature([DeliveryRow])],
  providers: [Carriers, Deliveries, DeliveriesStore, Topics],
  exports: [Carriers, Deliveries, Topics],
})
export class DeliveriesModule {}
