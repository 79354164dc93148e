import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/index.js';
import { HealthController } from './health.controller.js';

@Module({ imports: [DeliveriesModule], controllers: [HealthController] })
export class HealthModule {}
