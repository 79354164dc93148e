import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { MarkReadInput } from './inbox.graphql.js';
import { EntriesRead } from './inbox.input.js';
import { RemindersStore } from './reminders.store.js';

/** What people were reminded of: each reads their own. */
@Injectable()
export class InboxService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: RemindersStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async markRead(actor: Actor, input: MarkReadInput): Promise<Result<{ unread: number }>> {
    const marked = await this.mark(actor, input);
    return marked.ok ? ok({ unread: await this.store.unread(actor.centerId, actor.userId) }) : marked;
  }

  private mark(actor: Actor, input: MarkReadInput): Promise<Result<null>> {
    return this.useCases.run(actor, { name: 'markRead', input }, async (tx) => {
      const parsed = parse(EntriesRead, input);
      if (!parsed.ok) return parsed;
      const ids = [...new Set(parsed.value.entryIds)];
      const known = await this.store.ofPerson(tx, actor.userId, ids);
      if (known.size < ids.length) return fail('ENTRY_NOT_FOUND', 'One of these entries is not there.', 'entryIds');
      await this.store.markRead(tx, ids, new Date(this.clock.now()));
      const happening = { action: 'inbox.read', subjectType: 'Person', subjectId: actor.userId };
      await this.audit.record(tx, actor, { ...happening, after: { entryIds: ids } });
      return ok(null);
    });
  }
}
