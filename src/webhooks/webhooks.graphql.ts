import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, Payload, Uuid } from '../platform/graphql/index.js';
import { DISABLED_REASONS, type DisabledReason } from './domain/endpoint-health.js';
import { EVENT_TYPE_NAMES, EVENT_TYPES, type EventTypeName } from './domain/event-types.js';
import { WEBHOOK_STATUSES, type WebhookStatus } from './webhook-delivery.entity.js';

/** `interview.logged` is INTERVIEW_LOGGED in GraphQL, where no word may have a dot. */
const wordOf = (name: EventTypeName): string => name.toUpperCase().replaceAll(/\W/g, '_');

export const EventTypeEnum = Object.fromEntries(EVENT_TYPE_NAMES.map((name) => [wordOf(name), name]));
registerEnumType(EventTypeEnum, {
  name: 'WebhookEventType',
  description: 'What an endpoint can be told of.',
  valuesMap: Object.fromEntries(
    EVENT_TYPE_NAMES.map((name) => [
      wordOf(name),
      {
        description: `\`${name}\`; its data: prospectId, studentId, ${Object.keys(EVENT_TYPES[name].facts).join(', ')}. What is not known is null.`,
      },
    ]),
  ),
});

export const DisabledReasonEnum = enumOf(DISABLED_REASONS);
registerEnumType(DisabledReasonEnum, {
  name: 'WebhookDisabledReason',
  description: 'Why an endpoint is sent nothing.',
  valuesMap: {
    BY_PERSON: { description: 'An admin disabled it.' },
    FAILING: { description: 'Every attempt failed for five days.' },
    GONE: { description: 'It answered with HTTP status 410.' },
  },
});

export const WebhookStatusEnum = enumOf(WEBHOOK_STATUSES);
registerEnumType(WebhookStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description: 'How far an event has come.',
  valuesMap: {
    WAITING: { description: 'It will be tried, or tried again.' },
    DELIVERED: { description: 'The endpoint took it.' },
    FAILED: { description: 'It was given up; it can be sent again.' },
    SKIPPED: { description: 'It was not sent, as when the endpoint was disabled.' },
  },
});

@ObjectType('WebhookEndpoint', {
  description:
    'An address that is told of what happens, by POST and signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). Every event comes at least once, in no certain order; the same webhook-id is the same event.',
})
export class WebhookEndpointType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'Where events are sent.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'What it is for; null: nobody said.' })
  description: string | null;

  @Field(() => [EventTypeEnum], { description: 'What it is told of.' })
  eventTypes: EventTypeName[];

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the secret of before signs too; null: the secret was never changed.',
  })
  previousSecretUntil: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when every attempt has failed; null: the last one did not.',
  })
  failingSince: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is sent nothing; null: it is enabled.' })
  disabledAt: Date | null;

  @Field(() => DisabledReasonEnum, { nullable: true, description: 'Null: it is enabled.' })
  disabledReason: DisabledReason | null;

  @Field(() => Int, { description: 'Counts edits; send it back with an edit.' })
  version: number;
}

export const WebhookEndpointConnection = connectionOf(WebhookEndpointType, 'WebhookEndpoint');

@ObjectType('WebhookDelivery', { description: 'One event for one endpoint, and what came of it. Kept for 90 days.' })
export class WebhookDeliveryType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field(() => Uuid, { description: 'The webhook-id: the same each time the event is sent, to whichever endpoint.' })
  entryId: string;

  @Field(() => EventTypeEnum, { description: 'What happened.' })
  eventType: EventTypeName;

  @Field(() => WebhookStatusEnum, { description: 'How far it has come.' })
  status: WebhookStatus;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => DateTime, { nullable: true, description: 'Null: not yet.' })
  lastAttemptAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What the endpoint answered to the last attempt; null: it was not tried yet, or nobody answered.',
  })
  lastHttpStatus: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not taken at the last attempt; null: nothing was wrong.',
  })
  lastError: string | null;

  @Field(() => DateTime, { description: 'When it was put in line.' })
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was delivered or given up; null: it is waiting.' })
  endedAt: Date | null;
}

export const WebhookDeliveryConnection = connectionOf(WebhookDeliveryType, 'WebhookDelivery');

@ObjectType('WebhookTestAnswer', { description: 'What an endpoint answered to a test.' })
export class WebhookTestAnswer {
  @Field(() => Int, { nullable: true, description: 'Null: nobody answered.' })
  httpStatus: number | null;

  @Field(() => String, { nullable: true, description: 'Its first 1,000 bytes; null: nobody answered.' })
  body: string | null;

  @Field(() => String, { nullable: true, description: 'Why nobody answered; null: somebody did.' })
  error: string | null;
}

@ObjectType({ description: 'The answer to adding an endpoint, and to giving it another secret.' })
export class WebhookSecretPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: 'Null when refused.' })
  webhookEndpoint: WebhookEndpointType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Verifies the signatures. Shown this once: null when refused, and when the mutation is sent again with its key; make another secret then.',
  })
  secret: string | null;
}

@ObjectType({ description: 'The answer to changing an endpoint.' })
export class ChangeWebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: 'Null when refused.' })
  webhookEndpoint: WebhookEndpointType | null;
}

@ObjectType({ description: 'The answer to testing an endpoint.' })
export class TestWebhookEndpointPayload extends Payload {
  @Field(() => WebhookTestAnswer, { nullable: true, description: 'Null when refused.' })
  answer: WebhookTestAnswer | null;
}

@ObjectType({ description: 'The answer to sending an event again.' })
export class RedeliverWebhookEventPayload extends Payload {
  @Field(() => WebhookDeliveryType, { nullable: true, description: 'The new delivery; null when refused.' })
  delivery: WebhookDeliveryType | null;
}

@ObjectType({ description: 'The answer to sending all events again.' })
export class RedeliverWebhookEventsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were put in line; null when refused.' })
  deliveries: number | null;
}
