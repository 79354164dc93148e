import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesModule } from '../deliveries/index.js';
import { WebhookAttempts } from './webhook-attempts.service.js';
import { WebhookCarrier } from './webhook-carrier.js';
import { WebhookCursorsStore } from './webhook-cursors.store.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointEdits } from './webhook-endpoint-edits.service.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { WebhookEnqueueing } from './webhook-enqueueing.js';
import { WebhookFeed } from './webhook-feed.service.js';
import { WebhookJobs } from './webhooks.jobs.js';
import { WebhookRedelivery } from './webhook-redelivery.service.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookSendingsResolver } from './webhook-sendings.resolver.js';
import { WebhooksResolver } from './webhooks.resolver.js';
import { WebhookTopic } from './webhook-topic.js';
import { WebhookTrial } from './webhook-trial.service.js';

const ENDPOINTS = [WebhookEndpointEdits, WebhookEndpoints, WebhookEndpointsStore, WebhooksResolver];
const READING = [WebhookCursorsStore, WebhookEnqueueing, WebhookFeed, WebhookJobs];
const SENDING = [
  WebhookAttempts,
  WebhookCarrier,
  WebhookDeliveriesStore,
  WebhookRedelivery,
  WebhookSender,
  WebhookSendingsResolver,
  WebhookTopic,
  WebhookTrial,
];

@Module({
  imports: [TypeOrmModule.forFeature([WebhookEndpoint, WebhookDelivery]), DeliveriesModule],
  providers: [...ENDPOINTS, ...READING, ...SENDING],
})
export class WebhooksModule {}
