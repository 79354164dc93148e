import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { PolicyAssignment } from './policy-assignment.entity.js';
import { PolicyAssignmentsStore } from './policy-assignments.store.js';
import { PolicyKeeping } from './policy-keeping.service.js';
import type { PolicyVersion } from './policy.entity.js';

/** A student or a cohort, and the version that is set for it. */
export type Pin = Pick<PolicyAssignment, 'studentId' | 'cohortId'> & {
  readonly version: Pick<PolicyVersion, 'id' | 'policyId'>;
};

/** Sets very versions of policies for many at once, as a trial does. What is published later changes nothing for them. */
@Injectable()
export class PolicyPins {
  constructor(
    private readonly keeping: PolicyKeeping,
    private readonly store: PolicyAssignmentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The version, when it can be set for somebody: its policy is in use. */
  async usable(tx: Transaction, versionId: string, field: string): Promise<Result<PolicyVersion>> {
    const version = await this.keeping.versionOr(tx, versionId, '', field);
    if (!version.ok) return version;
    const policy = await this.keeping.holdInUse(tx, version.value.policyId);
    if (policy.ok) return ok(version.value);
    return fail('POLICY_RETIRED', 'The policy of this version was retired; take another.', field);
  }

  /** Whoever is named must have no policy of its own. Answers the ids of what was set, in the order of the pins. */
  async pin(tx: Transaction, actor: Actor, pins: readonly Pin[]): Promise<readonly string[]> {
    const since = new Date(this.clock.now());
    const rows = pins.map(({ version, studentId, cohortId }) => ({
      id: newId(),
      policyId: version.policyId,
      versionId: version.id,
      cohortId,
      studentId,
      prospectId: null,
      since,
      until: null,
      createdBy: actor.userId,
    }));
    await this.store.addAll(tx, rows);
    await this.audit.recordAll(
      tx,
      actor,
      rows.map((after) => ({ action: 'policy.set', ...subjectOf(after.id), after })),
    );
    return rows.map(({ id }) => id);
  }

  /** Clears what was set, where nobody has set something else since. */
  async unpin(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
    const until = new Date(this.clock.now());
    const ended = await this.store.endAll(tx, ids, until);
    await this.audit.recordAll(
      tx,
      actor,
      ended.map((before) => ({
        action: 'policy.cleared',
        ...subjectOf(before.id),
        before,
        after: { ...before, until },
      })),
    );
  }
}

const subjectOf = (id: string) => ({ subjectType: 'PolicyAssignment', subjectId: id });
