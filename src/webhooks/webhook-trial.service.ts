import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { type Throttle, Throttles } from '../platform/throttle/index.js';
import { parse } from '../platform/validation/index.js';
import { ENDPOINT_NOT_FOUND } from './webhook-endpoint-edits.service.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { signedHeaders, signingSecrets } from './webhook-secrets.js';
import { NoAnswer, WebhookSender } from './webhook-sender.js';
import type { TestWebhookEndpointInput } from './webhooks.inputs.graphql.js';
import { ById } from './webhooks.input.js';

export interface TrialAnswer {
  /** Null: nobody answered. */
  readonly httpStatus: number | null;
  readonly body: string | null;
  readonly error: string | null;
}

/** Sends an event that tells nothing, at once, and shows what is answered. It changes nothing, so it is neither kept nor audited. */
@Injectable()
export class WebhookTrial {
  private readonly throttle: Throttle;

  constructor(
    private readonly database: Database,
    private readonly store: WebhookEndpointsStore,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
    throttles: Throttles,
  ) {
    this.throttle = throttles.of({ name: 'webhook-test', attempts: 20, seconds: 60 });
  }

  async send(actor: Actor, input: TestWebhookEndpointInput): Promise<Result<{ answer: TrialAnswer }>> {
    const parsed = parse(ById, input);
    if (!parsed.ok) return parsed;
    const endpoint = await this.database.inCenter(actor.centerId, (tx) => this.store.byId(tx, parsed.value.id));
    if (!endpoint) return ENDPOINT_NOT_FOUND;
    const wait = await this.throttle.take(actor.centerId);
    if (wait > 0) return fail('TOO_MANY_ATTEMPTS', `Too many tests; try again in ${wait} seconds.`);
    return ok({ answer: await this.answerOf(endpoint) });
  }

  private async answerOf(endpoint: WebhookEndpoint): Promise<TrialAnswer> {
    const now = this.clock.now();
    const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date(now).toISOString(), data: {} });
    try {
      const headers = signedHeaders(signingSecrets(endpoint, now), newId(), now, body);
      const { status, body: answered } = await this.sender.post(endpoint.url, headers, body);
      return { httpStatus: status, body: answered, error: null };
    } catch (error) {
      if (error instanceof NoAnswer) return { httpStatus: null, body: null, error: error.message };
      throw error;
    }
  }
}
