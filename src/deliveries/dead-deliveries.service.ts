import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { type Failure, failAll, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { DeadDeliveriesStore } from './dead-deliveries.store.js';
import { Deliveries } from './deliveries.service.js';
import type { RedriveDeliveriesInput } from './deliveries.graphql.js';
import { DeliveriesNamed } from './deliveries.input.js';
import type { DeliveryRow } from './delivery.entity.js';

/** Brings deliveries that were given up back into the queue. */
@Injectable()
export class DeadDeliveriesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: DeadDeliveriesStore,
    private readonly deliveries: Deliveries,
    private readonly audit: Audit,
  ) {}

  redrive(actor: Actor, input: RedriveDeliveriesInput): Promise<Result<{ deliveries: DeliveryRow[] }>> {
    return this.useCases.run(actor, { name: 'redriveDeliveries', input }, async (tx) => {
      const parsed = parse(DeliveriesNamed, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.byIdsToChange(tx, parsed.value.deliveryIds);
      const failures = parsed.value.deliveryIds.flatMap((id, index) => failureOf(id, index, before));
      return failures.length > 0 ? failAll(failures) : ok({ deliveries: await this.revive(tx, actor, before) });
    });
  }

  private async revive(tx: Transaction, actor: Actor, before: readonly DeliveryRow[]): Promise<DeliveryRow[]> {
    const revived = await this.store.revive(
      tx,
      before.map(({ id }) => id),
    );
    const after = new Map(revived.map((each) => [each.id, each]));
    const happenings = before.map((each) => ({
      action: 'delivery.redriven',
      subjectType: 'Delivery',
      subjectId: each.id,
      before: each,
      after: after.get(each.id)!,
    }));
    await this.audit.recordAll(tx, actor, happenings);
    this.deliveries.wakeAfter(tx);
    return revived;
  }
}

const failureOf = (id: string, index: number, found: readonly DeliveryRow[]): Failure[] => {
  const field = `deliveryIds.${index}`;
  const delivery = found.find((each) => each.id === id);
  if (!delivery) return [{ code: 'DELIVERY_NOT_FOUND', field, message: 'There is no delivery with this id.' }];
  if (delivery.state === 'DEAD') return [];
  return [
    { code: 'DELIVERY_NOT_DEAD', field, message: 'This delivery has not been given up; there is nothing to redrive.' },
  ];
};
