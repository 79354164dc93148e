import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { PolicyAssignmentsStore } from './policy-assignments.store.js';

/** What retirement writes beside the policy, and when. */
@Injectable()
export class PolicyRecords {
  constructor(
    private readonly assignments: PolicyAssignmentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return new Date(this.clock.now());
  }

  /** Whether one of its versions is set for somebody as it is, as in a trial. */
  isPinned(tx: Transaction, policyId: string): Promise<boolean> {
    return this.assignments.hasPins(tx, policyId);
  }

  async endAssignments(tx: Transaction, actor: Actor, policyId: string): Promise<Date> {
    const until = this.now();
    for (const before of await this.assignments.endAllOf(tx, policyId, until))
      await this.audit.record(tx, actor, {
        action: 'policy.cleared',
        subjectType: 'PolicyAssignment',
        subjectId: before.id,
        before,
        after: { ...before, until },
      });
    return until;
  }
}
