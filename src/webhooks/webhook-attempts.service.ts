import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { type AttemptOutcome, type DisabledReason, reasonToDisable } from './domain/endpoint-health.js';
import { type Attempt, WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { knownEndpoint, type WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';

/** What was tried. */
interface Tried {
  readonly deliveryId: string;
  readonly endpointId: string;
}

/** Keeps how attempts went, and disables an endpoint that does not answer any more. */
@Injectable()
export class WebhookAttempts {
  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  note(centerId: string, tried: Tried, outcome: AttemptOutcome, attempt: Omit<Attempt, 'at'>): Promise<void> {
    const at = new Date(this.clock.now());
    return this.database.inCenter(centerId, async (tx) => {
      await this.deliveries.noteAttempt(tx, tried.deliveryId, { ...attempt, at });
      if (outcome === 'TAKEN') await this.endpoints.noteHealthy(tx, tried.endpointId);
      else await this.noteFailure(tx, tried, outcome, at);
    });
  }

  private async noteFailure(tx: Transaction, tried: Tried, outcome: AttemptOutcome, at: Date): Promise<void> {
    const endpoint = await this.endpoints.hold(tx, tried.endpointId);
    if (!endpoint || endpoint.disabledAt) return;
    const failingSince = endpoint.failingSince ?? at;
    const reason = reasonToDisable(failingSince.getTime(), outcome, at.getTime());
    if (reason) await this.disable(tx, endpoint, { failingSince, disabledAt: at, disabledReason: reason }, tried);
    else if (!endpoint.failingSince) await this.endpoints.change(tx, endpoint.id, { failingSince });
  }

  private async disable(
    tx: Transaction,
    before: WebhookEndpoint,
    changes: { failingSince: Date; disabledAt: Date; disabledReason: DisabledReason },
    { deliveryId }: Tried,
  ): Promise<void> {
    const after = { ...before, ...changes, version: before.version + 1 };
    await this.endpoints.change(tx, before.id, { ...changes, version: after.version });
    await this.audit.record(
      tx,
      { userId: null, requestId: deliveryId },
      {
        action: 'webhook-endpoint.disabled',
        subjectType: 'WebhookEndpoint',
        subjectId: before.id,
        before: knownEndpoint(before),
        after: knownEndpoint(after),
      },
    );
  }
}
