import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { FollowUp } from './follow-up.entity.js';
import { Consequences } from './consequences.service.js';
import { FollowUpRows } from './follow-up-rows.service.js';
import type { CorrectFollowUpInput, RecordFollowUpInput } from './follow-ups.inputs.graphql.js';
import { FollowUpCorrection, NewFollowUp } from './follow-ups.input.js';
import { FollowUpsStore } from './follow-ups.store.js';

export interface FollowUpAnswer {
  readonly followUp: FollowUp;
  /** As it is now, with its next step. */
  readonly prospect: Prospect;
}

const FOLLOW_UP_NOT_FOUND = fail('FOLLOW_UP_NOT_FOUND', 'There is no such follow-up.', 'followUpId');

@Injectable()
export class FollowUpsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: FollowUpsStore,
    private readonly rows: FollowUpRows,
    private readonly consequences: Consequences,
    private readonly recording: Recording,
  ) {}

  /** Records what was done and what came of it; what the answer ends or brings is written in the same transaction. */
  record(actor: Actor, input: RecordFollowUpInput): Promise<Result<FollowUpAnswer>> {
    return this.useCases.run(actor, { name: 'recordFollowUp', input }, async (tx) => {
      const given = parse(NewFollowUp, input);
      return given.ok ? this.recordIn(tx, actor, given.value) : given;
    });
  }

  /** Records a follow-up in somebody else's transaction. */
  async recordIn(tx: Transaction, actor: Actor, given: NewFollowUp): Promise<Result<FollowUpAnswer>> {
    const prospect = await this.recording.hold(tx, actor, given.prospectId);
    if (!prospect.ok) return prospect;
    const followUp = await this.rows.add(tx, actor, prospect.value, given);
    if (!followUp.ok) return followUp;
    const done = await this.consequences.carryOut(tx, actor, prospect.value, followUp.value, given.offer);
    return done.ok ? ok({ followUp: followUp.value, prospect: done.value }) : done;
  }

  correct(actor: Actor, input: CorrectFollowUpInput): Promise<Result<FollowUpAnswer>> {
    return this.useCases.run(actor, { name: 'correctFollowUp', input }, async (tx) => {
      const given = parse(FollowUpCorrection, input);
      if (!given.ok) return given;
      const seen = await this.store.byId(tx, given.value.followUpId);
      const prospect = seen && (await this.recording.hold(tx, actor, seen.prospectId));
      if (!prospect?.ok) return FOLLOW_UP_NOT_FOUND;
      const before = (await this.store.byId(tx, seen!.id)) as FollowUp;
      const current = expectVersion(before.version, given.value.version);
      if (!current.ok) return current;
      const followUp = await this.rows.correct(tx, actor, before, given.value);
      if (!followUp.ok) return followUp;
      const replanned = await this.consequences.correct(tx, actor, prospect.value, before, followUp.value);
      return ok({ followUp: followUp.value, prospect: replanned });
    });
  }
}
