import { Injectable } from '@nestjs/common';
import { type FollowUpAnswer, FollowUpsService, type NewFollowUp } from '../follow-ups/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { RecordPracticeInput } from './practices.graphql.js';
import { PracticesStore } from './practices.store.js';
import { NewPractice } from './scripts.input.js';
import { ScriptsStore } from './scripts.store.js';

const VERSION_NOT_FOUND = fail('SCRIPT_VERSION_NOT_FOUND', 'This script has no such version.', 'versionId');

@Injectable()
export class PracticesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly followUps: FollowUpsService,
    private readonly scripts: ScriptsStore,
    private readonly store: PracticesStore,
  ) {}

  /** Records that a script was practised out loud: a follow-up REHEARSAL on the timeline, which settles the step REHEARSE. */
  record(actor: Actor, input: RecordPracticeInput): Promise<Result<FollowUpAnswer>> {
    return this.useCases.run(actor, { name: 'recordPractice', input }, async (tx) => {
      const given = parse(NewPractice, input);
      if (!given.ok) return given;
      const recorded = await this.followUps.recordIn(tx, actor, rehearsalOf(given.value));
      if (!recorded.ok) return recorded;
      if (!(await this.isVersionOf(tx, given.value))) return VERSION_NOT_FOUND;
      const { purpose, channel, versionId, seconds } = given.value;
      const followUpId = recorded.value.followUp.id;
      await this.store.add(tx, { followUpId, purpose, channel, scriptVersionId: versionId, seconds });
      return recorded;
    });
  }

  private async isVersionOf(tx: Transaction, { purpose, channel, versionId }: NewPractice): Promise<boolean> {
    const version = versionId === null ? null : await this.scripts.versionById(tx, versionId);
    return versionId === null || (version?.purpose === purpose && version.channel === channel);
  }
}

const rehearsalOf = ({ id, prospectId, happenedAt }: NewPractice): NewFollowUp => ({
  id,
  prospectId,
  happenedAt,
  kind: 'REHEARSAL',
  theyContactedUs: null,
  channel: null,
  contactId: null,
  interviewId: null,
  disposition: null,
  promisedOn: null,
  callBackOn: null,
  decision: null,
  feedback: null,
  feedbackThemeIds: null,
  notes: null,
  offer: null,
});
