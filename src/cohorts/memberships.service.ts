import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Audit } from '../audit/index.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { Cohort, CohortMembership } from './cohort.entity.js';
import type { JoinCohortInput, LeaveCohortInput } from './cohorts.graphql.js';
import { Joining, Leaving } from './cohorts.input.js';
import { CohortsStore } from './cohorts.store.js';
import { refuseListed } from './domain/listed.js';
import { MembershipsStore } from './memberships.store.js';
import { outdatePlansOfMembers } from './outdated-plans.store.js';
import { StudentsStore } from './students.store.js';

export interface CohortAndMemberships {
  readonly cohort: Cohort;
  readonly memberships: readonly CohortMembership[];
}

const COHORT_NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with this id.', 'cohortId');
const STUDENT_NOT_FOUND = {
  code: 'STUDENT_NOT_FOUND',
  field: 'studentIds',
  message: 'There is no student with this id.',
};
const OVERLAPPING = {
  code: 'OVERLAPPING_MEMBERSHIP',
  field: 'studentIds',
  message: 'This student is in the cohort on some of these days; end that first.',
};
const NOT_IN_COHORT = {
  code: 'NOT_IN_COHORT',
  field: 'studentIds',
  message: 'This student is not in the cohort on that day.',
};
const ENDS_BEFORE_IT_STARTS = fail(
  'MEMBERSHIP_ENDS_BEFORE_IT_STARTS',
  'The last day must not be before the first; exchange them.',
  'toDay',
);

@Injectable()
export class MembershipsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly cohorts: CohortsStore,
    private readonly students: StudentsStore,
    private readonly store: MembershipsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  join(actor: Actor, input: JoinCohortInput): Promise<Result<CohortAndMemberships>> {
    return this.useCases.run(actor, { name: 'joinCohort', input }, async (tx) => {
      const parsed = parse(Joining, input);
      return parsed.ok ? this.joinIn(tx, actor, parsed.value) : parsed;
    });
  }

  /** Lets students join, all or none. */
  async joinIn(
    tx: Transaction,
    actor: Actor,
    joining: z.output<typeof Joining>,
  ): Promise<Result<CohortAndMemberships>> {
    const { cohortId, studentIds, fromDay, toDay } = joining;
    if (toDay !== null && toDay < fromDay) return ENDS_BEFORE_IT_STARTS;
    const cohort = await this.cohorts.byIdToChange(tx, cohortId);
    if (!cohort) return COHORT_NOT_FOUND;
    const known = await this.expectKnown(tx, studentIds);
    if (!known.ok) return known;
    const overlapping = await this.store.overlapping(tx, cohortId, studentIds, joining);
    const free = refuseListed(studentIds, (id) => overlapping.has(id), OVERLAPPING);
    if (!free.ok) return free;
    const memberships = [...new Set(studentIds)].map((studentId) => ({
      centerId: tx.centerId,
      id: newId(),
      cohortId,
      studentId,
      fromDay,
      toDay,
    }));
    await this.store.add(tx, memberships);
    await outdatePlansOfMembers(tx, memberships, new Date(this.clock.now()));
    await this.audit.record(tx, actor, {
      action: 'cohort.joined',
      subjectType: 'Cohort',
      subjectId: cohortId,
      after: joining,
    });
    return ok({ cohort, memberships });
  }

  leave(actor: Actor, input: LeaveCohortInput): Promise<Result<CohortAndMemberships>> {
    return this.useCases.run(actor, { name: 'leaveCohort', input }, async (tx) => {
      const parsed = parse(Leaving, input);
      return parsed.ok ? this.leaveIn(tx, actor, parsed.value) : parsed;
    });
  }

  private async leaveIn(
    tx: Transaction,
    actor: Actor,
    leaving: z.output<typeof Leaving>,
  ): Promise<Result<CohortAndMemberships>> {
    const { cohortId, studentIds, toDay } = leaving;
    const cohort = await this.cohorts.byIdToChange(tx, cohortId);
    if (!cohort) return COHORT_NOT_FOUND;
    const known = await this.expectKnown(tx, studentIds);
    if (!known.ok) return known;
    const memberships = await this.store.leave(tx, cohortId, studentIds, toDay);
    const left = new Set(memberships.map((membership) => membership.studentId));
    const all = refuseListed(studentIds, (id) => !left.has(id), NOT_IN_COHORT);
    if (!all.ok) return all;
    await outdatePlansOfMembers(tx, memberships, new Date(this.clock.now()));
    await this.audit.record(tx, actor, {
      action: 'cohort.left',
      subjectType: 'Cohort',
      subjectId: cohortId,
      after: leaving,
    });
    return ok({ cohort, memberships });
  }

  private async expectKnown(tx: Transaction, studentIds: readonly string[]): Promise<Result<null>> {
    const known = await this.students.lockAll(tx, studentIds);
    return refuseListed(studentIds, (id) => !known.has(id), STUDENT_NOT_FOUND);
  }
}
