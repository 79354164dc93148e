import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { Queues } from '../platform/queue/index.js';
import { ImportKeeping } from './import-keeping.service.js';
import { IMPORT_QUEUE } from './import-queue.js';
import { ImportNamed } from './imports.input.js';
import type { ImportMutationInput } from './import-inputs.graphql.js';
import { expectUsable } from './mapping-rules.js';
import type { Uploaded } from './uploads.service.js';

type Answer = Promise<Result<Uploaded>>;

const NOT_APPLYING = fail(
  'IMPORT_ALREADY_ENDED',
  'This import has ended already; there is nothing left to cancel.',
  'importId',
);
const CANCELLABLE = new Set(['MAPPED', 'APPLYING']);

/** Starts and stops the job that applies an import. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly keeping: ImportKeeping,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** Lets the job begin. The row says that there is work; waking somebody comes after it is committed. */
  async apply(actor: Actor, input: ImportMutationInput): Answer {
    const applied = await this.useCases.run(actor, { name: 'applyImport', input }, async (tx) => {
      const given = parse(ImportNamed, input);
      if (!given.ok) return given;
      const held = await this.keeping.holdOpen(tx, actor, given.value.importId);
      if (!held.ok) return held;
      const usable = expectUsable(held.value);
      if (!usable.ok) return usable;
      const appliedAs = { userId: actor.userId, sessionId: actor.sessionId, requestId: actor.requestId };
      await this.keeping.change(tx, actor, held.value, 'import.applied', { status: 'APPLYING', appliedAs, file: null });
      return ok({ importId: held.value.id });
    });
    if (applied.ok)
      await this.queues.queue(IMPORT_QUEUE).wake({ centerId: actor.centerId, id: applied.value.importId });
    return applied;
  }

  /** Stops before the next batch; what has been applied stays. */
  cancel(actor: Actor, input: ImportMutationInput): Answer {
    return this.useCases.run(actor, { name: 'cancelImport', input }, async (tx) => {
      const given = parse(ImportNamed, input);
      if (!given.ok) return given;
      const held = await this.keeping.hold(tx, actor, given.value.importId);
      if (!held.ok) return held;
      if (!CANCELLABLE.has(held.value.status)) return NOT_APPLYING;
      const finishedAt = new Date(this.clock.now());
      await this.keeping.change(tx, actor, held.value, 'import.cancelled', {
        status: 'CANCELLED',
        finishedAt,
        file: null,
      });
      return ok({ importId: held.value.id });
    });
  }
}
