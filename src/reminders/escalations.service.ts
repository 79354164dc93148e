import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { Escalation } from './escalation.entity.js';
import type { AcknowledgeEscalationInput } from './escalations.graphql.js';
import { Acknowledgement } from './escalations.input.js';
import { EscalationsStore } from './escalations.store.js';

const NOT_FOUND = fail('ESCALATION_NOT_FOUND', 'There is no such escalation.', 'id');
const ACKNOWLEDGED = fail(
  'ESCALATION_ALREADY_ACKNOWLEDGED',
  'Somebody has said already that they look after it; talk to them.',
  'id',
);
const OVER = fail(
  'ESCALATION_IS_OVER',
  'The step is done or no longer owed, or its student is archived; nothing is left to do.',
  'id',
);

@Injectable()
export class EscalationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: EscalationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Once, because it holds the lead off for a while: who said so may not say so for ever. */
  acknowledge(actor: Actor, input: AcknowledgeEscalationInput): Promise<Result<{ escalation: Escalation }>> {
    return this.useCases.run(actor, { name: 'acknowledgeEscalation', input }, async (tx) => {
      const parsed = parse(Acknowledgement, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.byIdToChange(tx, parsed.value.id);
      if (!before) return NOT_FOUND;
      if (before.acknowledgedAt !== null) return ACKNOWLEDGED;
      if (!(await this.store.isOpen(tx, before.id))) return OVER;
      const acknowledged = {
        acknowledgedAt: new Date(this.clock.now()),
        acknowledgedBy: actor.userId,
        note: parsed.value.note,
      };
      await this.store.acknowledge(tx, before.id, acknowledged);
      const after = { ...before, ...acknowledged };
      await this.audit.record(tx, actor, {
        action: 'escalation.acknowledged',
        subjectType: 'Escalation',
        subjectId: before.id,
        before,
        after,
      });
      return ok({ escalation: after });
    });
  }
}
