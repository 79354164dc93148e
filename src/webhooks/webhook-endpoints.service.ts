import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { type KnownEndpoint, knownEndpoint, type WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { WebhookFeed } from './webhook-feed.service.js';
import { newSecret } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import type { AddWebhookEndpointInput } from './webhooks.inputs.graphql.js';
import { newEndpoint } from './webhooks.input.js';

export const MOST_ENABLED = 20;

export const TOO_MANY_ENDPOINTS = fail(
  'TOO_MANY_WEBHOOK_ENDPOINTS',
  `A center has at most ${MOST_ENABLED} enabled endpoints; disable one first.`,
);

/** What is kept for replays: without the secret, but with what tells whether it was made just now. */
interface Made {
  readonly webhookEndpoint: KnownEndpoint;
  readonly making: string;
}

export interface ShownEndpoint {
  readonly webhookEndpoint: KnownEndpoint;
  /** Null: it was shown before. */
  readonly secret: string | null;
}

@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: WebhookEndpointsStore,
    private readonly feed: WebhookFeed,
    private readonly sender: WebhookSender,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Adds an endpoint and shows its secret in the answer of the request that made it. */
  async add(actor: Actor, input: AddWebhookEndpointInput): Promise<Result<ShownEndpoint>> {
    const secret = newSecret();
    const making = newId();
    const result = await this.useCases.run<Made>(actor, { name: 'addWebhookEndpoint', input }, async (tx) => {
      const parsed = parse(newEndpoint(this.sender.loopbackAllowed), input);
      if (!parsed.ok) return parsed;
      await this.feed.beginListening(tx);
      if ((await this.store.enabled(tx)).length >= MOST_ENABLED) return TOO_MANY_ENDPOINTS;
      const added = await this.save(tx, actor, this.endpointOf(actor, parsed.value, secret));
      return added.ok ? ok({ webhookEndpoint: added.value, making }) : added;
    });
    if (!result.ok) return result;
    const { webhookEndpoint } = result.value;
    return ok({ webhookEndpoint, secret: result.value.making === making ? secret : null });
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    endpoint: Omit<WebhookEndpoint, 'centerId' | 'version'>,
  ): Promise<Result<KnownEndpoint>> {
    if (!(await this.store.add(tx, endpoint)))
      return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
    const known = knownEndpoint({ ...endpoint, centerId: tx.centerId, version: 1 });
    await this.audit.record(tx, actor, {
      action: 'webhook-endpoint.added',
      subjectType: 'WebhookEndpoint',
      subjectId: known.id,
      after: known,
    });
    return ok(known);
  }

  private endpointOf(actor: Actor, { id, ...given }: z.output<ReturnType<typeof newEndpoint>>, secret: string) {
    return {
      ...given,
      id: id ?? newId(),
      secret,
      previousSecret: null,
      previousSecretUntil: null,
      failingSince: null,
      disabledAt: null,
      disabledReason: null,
      createdBy: actor.userId,
      createdAt: new Date(this.clock.now()),
    };
  }
}
