import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse, parseChanges } from '../platform/validation/index.js';
import { type KnownEndpoint, knownEndpoint, type WebhookEndpoint } from './webhook-endpoint.entity.js';
import { MOST_ENABLED, type ShownEndpoint, TOO_MANY_ENDPOINTS } from './webhook-endpoints.service.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { WebhookFeed } from './webhook-feed.service.js';
import { BOTH_SIGN_FOR, newSecret } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import type { ChangeWebhookEndpointInput, RotateWebhookSecretInput } from './webhooks.inputs.graphql.js';
import { ById, endpointEdit } from './webhooks.input.js';

export const ENDPOINT_NOT_FOUND = fail('WEBHOOK_ENDPOINT_NOT_FOUND', 'There is no endpoint with this id.', 'id');

/** Endpoints that are there already. */
@Injectable()
export class WebhookEndpointEdits {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: WebhookEndpointsStore,
    private readonly feed: WebhookFeed,
    private readonly sender: WebhookSender,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  change(actor: Actor, input: ChangeWebhookEndpointInput): Promise<Result<{ webhookEndpoint: KnownEndpoint }>> {
    return this.useCases.run(actor, { name: 'changeWebhookEndpoint', input }, async (tx) => {
      const parsed = parseChanges(endpointEdit(this.sender.loopbackAllowed), input);
      if (!parsed.ok) return parsed;
      const { enabled, ...fields } = parsed.value;
      if (enabled) await this.feed.beginListening(tx);
      const before = await this.store.hold(tx, input.id);
      if (!before) return ENDPOINT_NOT_FOUND;
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      if (enabled && before.disabledAt && (await this.store.enabled(tx)).length >= MOST_ENABLED)
        return TOO_MANY_ENDPOINTS;
      return ok({
        webhookEndpoint: await this.save(tx, actor, before, { ...fields, ...this.switched(before, enabled) }),
      });
    });
  }

  /** Makes a new secret; for a day the old one signs too. */
  async rotate(actor: Actor, input: RotateWebhookSecretInput): Promise<Result<ShownEndpoint>> {
    const secret = newSecret();
    const making = newId();
    const result = await this.useCases.run(actor, { name: 'rotateWebhookSecret', input }, async (tx) => {
      const parsed = parse(ById, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.hold(tx, parsed.value.id);
      if (!before) return ENDPOINT_NOT_FOUND;
      const previousSecretUntil = new Date(this.clock.now() + BOTH_SIGN_FOR);
      const changes = { secret, previousSecret: before.secret, previousSecretUntil };
      return ok({
        webhookEndpoint: await this.save(tx, actor, before, changes, 'webhook-endpoint.secret-rotated'),
        making,
      });
    });
    if (!result.ok) return result;
    const { webhookEndpoint } = result.value;
    return ok({ webhookEndpoint, secret: result.value.making === making ? secret : null });
  }

  /** Enabling starts with a clean record. */
  private switched(before: WebhookEndpoint, enabled: boolean | undefined): Partial<WebhookEndpoint> {
    if (enabled === undefined || enabled === (before.disabledAt === null)) return {};
    return enabled
      ? { disabledAt: null, disabledReason: null, failingSince: null }
      : { disabledAt: new Date(this.clock.now()), disabledReason: 'BY_PERSON' };
  }

  private async save(
    tx: Transaction,
    actor: Actor,
    before: WebhookEndpoint,
    changes: Partial<WebhookEndpoint>,
    action = 'webhook-endpoint.changed',
  ): Promise<KnownEndpoint> {
    const version = before.version + 1;
    await this.store.change(tx, before.id, { ...changes, version });
    const after = knownEndpoint({ ...before, ...changes, version });
    await this.audit.record(tx, actor, {
      action,
      subjectType: 'WebhookEndpoint',
      subjectId: before.id,
      before: knownEndpoint(before),
      after,
    });
    return after;
  }
}
