import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { PolicyAssignment } from './policy-assignment.entity.js';
import { PolicyAssignmentsStore, type PolicySubject } from './policy-assignments.store.js';
import type { FollowUpPolicy } from './policy.entity.js';

/** The rows that say what is and was set. */
@Injectable()
export class PolicyAssignmentRows {
  constructor(
    private readonly store: PolicyAssignmentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async expectKnown(tx: Transaction, subject: PolicySubject): Promise<Result<null>> {
    if (await this.store.known(tx, subject)) return ok(null);
    const [noun, field] = nounOf(subject);
    return fail(`${noun.toUpperCase()}_NOT_FOUND`, `There is no ${noun} with this id.`, `for.${field}`);
  }

  async replace(tx: Transaction, actor: Actor, policyId: string, subject: PolicySubject): Promise<void> {
    await this.end(tx, actor, subject);
    await this.add(tx, actor, {
      policyId,
      versionId: null,
      ...subject,
      since: new Date(this.clock.now()),
      until: null,
    });
  }

  /** False: nothing was set. */
  async end(tx: Transaction, actor: Actor, subject: PolicySubject): Promise<boolean> {
    const before = await this.store.openFor(tx, subject);
    if (!before) return false;
    const until = new Date(Math.max(this.clock.now(), before.since.getTime()));
    await this.store.end(tx, before.id, until);
    const after = { ...before, until };
    await this.audit.record(tx, actor, { action: 'policy.cleared', ...subjectOf(before), before, after });
    return true;
  }

  /** The policy that a center was opened with is set by no row; when it is replaced one tells from when it was in force. */
  async rememberFirst(tx: Transaction, actor: Actor, { id, createdAt }: FollowUpPolicy): Promise<void> {
    if (await this.store.openFor(tx, CENTER)) return;
    await this.add(tx, actor, { policyId: id, versionId: null, ...CENTER, since: createdAt, until: null });
  }

  private async add(tx: Transaction, actor: Actor, given: Omit<PolicyAssignment, 'centerId' | 'id' | 'createdBy'>) {
    const after = { ...given, id: newId(), createdBy: actor.userId };
    await this.store.add(tx, after);
    await this.audit.record(tx, actor, { action: 'policy.set', ...subjectOf(after), after });
  }
}

const CENTER: PolicySubject = { cohortId: null, studentId: null, prospectId: null };

const subjectOf = ({ id }: { id: string }) => ({ subjectType: 'PolicyAssignment', subjectId: id });

const nounOf = ({ cohortId, studentId }: PolicySubject): readonly [noun: string, field: string] => {
  if (cohortId) return ['cohort', 'cohortId'];
  return studentId ? ['student', 'studentId'] : ['prospect', 'prospectId'];
};
