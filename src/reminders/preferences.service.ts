import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit, type Doer } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parseChanges } from '../platform/validation/index.js';
import type { ChangeReminderPreferencesInput } from './preferences.graphql.js';
import { PreferenceFields } from './preferences.input.js';
import { type PreferencesGiven, PreferencesStore } from './preferences.store.js';
import type { Recipient } from './recipient.js';

type Changes = Partial<z.output<typeof PreferenceFields>>;

const NOT_FOUND = fail('PERSON_NOT_FOUND', 'There is no such person.');

/** How people want to hear of things: each says it for themselves. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: PreferencesStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  change(actor: Actor, input: ChangeReminderPreferencesInput): Promise<Result<{ preferences: Recipient }>> {
    return this.useCases.run(actor, { name: 'changeReminderPreferences', input }, async (tx) => {
      const changes = parseChanges(PreferenceFields, input);
      if (!changes.ok) return changes;
      const before = await this.store.toChange(tx, actor.userId);
      if (!before) return NOT_FOUND;
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      const after = changed(before, changes.value, this.clock.now());
      if (after.digestMinute < after.quietUntilMinute || after.digestMinute >= after.quietFromMinute)
        return fail('DIGEST_IN_QUIET_HOURS', 'Choose an hour outside your quiet hours.', 'digestMinute');
      await this.put(tx, actor, before, after);
      return ok({ preferences: after });
    });
  }

  /** Ends the mails of a person who has not signed in but holds a link of theirs. */
  async stopMails(tx: Transaction, doer: Doer, personId: string): Promise<boolean> {
    const before = await this.store.toChange(tx, personId);
    if (before?.wantsEmail) await this.put(tx, doer, before, changed(before, { wantsEmail: false }, this.clock.now()));
    return before !== null;
  }

  private async put(tx: Transaction, doer: Doer, before: Recipient, after: Recipient): Promise<void> {
    await this.store.put(tx, after);
    await this.audit.record(tx, doer, {
      action: 'reminder-preferences.changed',
      subjectType: 'Person',
      subjectId: after.personId,
      before: auditable(before),
      after: auditable(after),
    });
  }
}

const changed = (before: Recipient, { optedOut, ...given }: Changes, now: number): Recipient => ({
  ...before,
  ...given,
  optedOutAt: optedOut === undefined ? before.optedOutAt : optedOut ? (before.optedOutAt ?? new Date(now)) : null,
  version: before.version + 1,
});

const auditable = ({
  personId,
  wantsEmail,
  wantsPush,
  digestMinute,
  quietFromMinute,
  quietUntilMinute,
  optedOutAt,
}: Recipient): PreferencesGiven => ({
  personId,
  wantsEmail,
  wantsPush,
  digestMinute,
  quietFromMinute,
  quietUntilMinute,
  optedOutAt,
});
