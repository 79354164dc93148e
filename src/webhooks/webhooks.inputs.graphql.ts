import { Field, InputType, Int } from '@nestjs/graphql';
import { DateTime, MutationInput, Uuid } from '../platform/graphql/index.js';
import type { EventTypeName } from './domain/event-types.js';
import { EventTypeEnum } from './webhooks.graphql.js';

@InputType({ description: 'A new endpoint.' })
export class AddWebhookEndpointInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7; null: one is made.' })
  id?: string | null;

  @Field({ description: 'Where events are sent: https, without user name, at most 2000 characters.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 200 characters.' })
  description?: string | null;

  @Field(() => [EventTypeEnum], { description: 'What it is told of, at least one.' })
  eventTypes: EventTypeName[];
}

@InputType({ description: 'An edit of an endpoint. What is left out stays as it is.' })
export class ChangeWebhookEndpointInput extends MutationInput {
  @Field(() => Uuid, { description: 'The endpoint.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  version: number;

  @Field(() => String, { nullable: true, description: 'Where events are sent from now on.' })
  url?: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 200 characters; null empties it.' })
  description?: string | null;

  @Field(() => [EventTypeEnum], { nullable: true, description: 'What it is told of from now on, at least one.' })
  eventTypes?: EventTypeName[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: it is sent nothing. True: it is told of what happens from now on.',
  })
  enabled?: boolean;
}

@InputType({ description: 'Which endpoint gets another secret.' })
export class RotateWebhookSecretInput extends MutationInput {
  @Field(() => Uuid, { description: 'The endpoint.' })
  id: string;
}

@InputType({ description: 'Which endpoint is sent a test.' })
export class TestWebhookEndpointInput {
  @Field(() => Uuid, { description: 'The endpoint; it may be disabled.' })
  id: string;
}

@InputType({ description: 'Which event is sent again.' })
export class RedeliverWebhookEventInput extends MutationInput {
  @Field(() => Uuid, { description: 'A delivery of it, to the endpoint that shall get it again.' })
  deliveryId: string;
}

@InputType({ description: 'Which events are sent again.' })
export class RedeliverWebhookEventsInput extends MutationInput {
  @Field(() => Uuid, { description: 'Who gets them.' })
  endpointId: string;

  @Field(() => DateTime, {
    description: 'All of its event types that happened since then, at most 30 days ago; also those it was never sent.',
  })
  since: Date;
}
