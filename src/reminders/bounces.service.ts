import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Deliveries } from '../deliveries/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { ReportBounceInput } from './bounces.graphql.js';
import { Bounce } from './bounces.input.js';
import { blamesAddress } from './domain/refused-address.js';
import { PreferencesStore } from './preferences.store.js';

const NOT_FOUND = fail('DELIVERY_NOT_FOUND', 'messageId: no mail of this center has this Message-ID.', 'messageId');

/** Takes in what mail servers say after they have taken a mail. */
@Injectable()
export class Bounces {
  constructor(
    private readonly useCases: UseCases,
    private readonly deliveries: Deliveries,
    private readonly preferences: PreferencesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  report(actor: Actor, input: ReportBounceInput): Promise<Result<{ isRecorded: boolean }>> {
    return this.useCases.run(actor, { name: 'reportBounce', input }, async (tx) => {
      const parsed = parse(Bounce, input);
      if (!parsed.ok) return parsed;
      const { deliveryId, centerId, recipient, status } = parsed.value;
      const personId = centerId === tx.centerId ? await this.deliveries.mailedTo(tx, deliveryId) : null;
      if (personId === null) return NOT_FOUND;
      const isGone = blamesAddress(status) && (await this.isAddressOf(tx, personId, recipient));
      if (isGone) await this.record(tx, actor, personId);
      return ok({ isRecorded: isGone });
    });
  }

  private async isAddressOf(tx: Transaction, personId: string, address: string): Promise<boolean> {
    const person = await this.preferences.toChange(tx, personId);
    return person?.email.toLowerCase() === address;
  }

  private async record(tx: Transaction, actor: Actor, personId: string): Promise<void> {
    await this.preferences.addressRefused(tx, personId, new Date(this.clock.now()));
    await this.audit.record(tx, actor, { action: 'mail.bounced', subjectType: 'Person', subjectId: personId });
  }
}
