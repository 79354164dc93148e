import { Injectable } from '@nestjs/common';
import { reaches } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import { Withdrawal } from './outcomes.input.js';
import type { WithdrawOthersInput } from './withdrawals.graphql.js';
import { WithdrawalsStore } from './withdrawals.store.js';

const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no such student.', 'studentId');
const NO_OFFER_ACCEPTED = fail(
  'NO_OFFER_ACCEPTED',
  'This student has not accepted an offer; accept it first, or close prospects one by one.',
  'studentId',
);
const NOT_OPEN = fail(
  'PROSPECT_NOT_FOUND',
  'One of these is not an open prospect of this student; read `withdrawable` again.',
  'prospectIds',
);

/** Accepted elsewhere: all other prospects end with one confirmation, and each owes its courtesy note. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: WithdrawalsStore,
    private readonly endings: Endings,
    private readonly recording: Recording,
  ) {}

  withdrawOthers(actor: Actor, input: WithdrawOthersInput): Promise<Result<{ prospects: Prospect[] }>> {
    return this.useCases.run(actor, { name: 'withdrawOthers', input }, async (tx) => {
      const given = parse(Withdrawal, input);
      if (!given.ok) return given;
      const studentId = given.value.studentId ?? actor.studentId;
      if (!studentId || !reaches(actor, studentId)) return STUDENT_NOT_FOUND;
      const open = new Set(await this.store.open(tx, studentId));
      const chosen = given.value.prospectIds ?? [...open];
      if (!chosen.every((id) => open.has(id))) return NOT_OPEN;
      if (!(await this.store.hasAccepted(tx, studentId))) return NO_OFFER_ACCEPTED;
      return this.withdraw(tx, actor, chosen, given.value.reason ?? 'Accepted another offer.');
    });
  }

  private async withdraw(
    tx: Transaction,
    actor: Actor,
    ids: readonly string[],
    reason: string,
  ): Promise<Result<{ prospects: Prospect[] }>> {
    const prospects: Prospect[] = [];
    for (const id of [...new Set(ids)].toSorted()) {
      const prospect = await this.recording.hold(tx, actor, id);
      if (!prospect.ok) return NOT_OPEN;
      const nothingElse = { decidedAt: null, learnedAt: null, knowledgeSource: null };
      const ended = await this.endings.end(tx, actor, prospect.value, { ...nothingElse, outcome: 'WITHDRAWN', reason });
      if (!ended.ok) return ended;
      prospects.push(await this.recording.replan(tx, prospect.value));
    }
    const last = prospects.at(-1);
    if (last) await this.recording.replanWithSiblings(tx, last);
    return ok({ prospects });
  }
}
