import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { EffectivePolicy } from './policy-assignments.graphql.js';
import { PolicyAssignmentsStore, type PolicySubject } from './policy-assignments.store.js';
import { type InForce, PoliciesInForce } from './policies-in-force.service.js';
import { PoliciesInForceStore } from './policies-in-force.store.js';
import { PoliciesStore } from './policies.store.js';

/** Says which version somebody comes under now, and where it comes from. */
@Injectable()
export class EffectivePolicies {
  constructor(
    private readonly database: Database,
    private readonly inForce: PoliciesInForce,
    private readonly names: PoliciesInForceStore,
    private readonly assignments: PolicyAssignmentsStore,
    private readonly policies: PoliciesStore,
    private readonly clock: Clock,
  ) {}

  /** Null: the center knows nobody like that. */
  of(centerId: string, subject: PolicySubject): Promise<EffectivePolicy | null> {
    return this.database.inCenter(centerId, async (tx) => {
      if (!(await this.assignments.known(tx, subject))) return null;
      const studentId = subject.prospectId
        ? await this.assignments.studentOf(tx, subject.prospectId)
        : subject.studentId;
      const found = await this.inForce.at(tx, this.clock.now(), { ...subject, studentId });
      const policyVersion = await this.policies.version(tx, found.versionId);
      const source = await this.sourceOf(tx, found);
      return { policyVersion: policyVersion!, level: found.level, subjectId: found.subjectId, source };
    });
  }

  private async sourceOf(tx: Transaction, { level, subjectId }: InForce): Promise<string> {
    return level === 'COHORT' ? `Set for the cohort "${await this.names.cohortName(tx, subjectId!)}".` : SOURCES[level];
  }
}

const SOURCES = {
  PROSPECT: 'Set for this prospect.',
  STUDENT: 'Set for the student.',
  CENTER: 'The policy of the center.',
} as const;
