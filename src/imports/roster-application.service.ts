import { Injectable } from '@nestjs/common';
import { Audit, type Happening } from '../audit/index.js';
import { CaseloadsStore, RostersStore, RosterTiesStore } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { ColumnOf } from './domain/roster-limits.js';
import type { RosterRow } from './domain/roster.js';
import type { PlannedStudent } from './roster-knowledge.js';
import { changesNothing } from './roster-plan.js';
import { isPossible, outcomeOf, RosterPlans } from './roster-plans.service.js';
import type { RowOutcome } from './row-outcome.js';

/** Writes a part of a roster, some statements for all of its rows. */
@Injectable()
export class RosterApplication {
  constructor(
    private readonly plans: RosterPlans,
    private readonly rosters: RostersStore,
    private readonly ties: RosterTiesStore,
    private readonly caseloads: CaseloadsStore,
    private readonly audit: Audit,
  ) {}

  async apply(tx: Transaction, actor: Actor, rows: readonly RosterRow[], columnOf: ColumnOf): Promise<RowOutcome[]> {
    const { plans, today, now } = await this.plans.plan(tx, rows, columnOf);
    const changes = plans.filter((plan) => isPossible(plan) && !changesNothing(plan));
    const students = changes.flatMap(({ student }) => student ?? []);
    if (students.length > 0) await this.rosters.upsert(tx, students);
    await this.saveMemberships(tx, changes, now);
    await this.assign(tx, changes, today);
    await this.audit.recordAll(tx, actor, changes.map(happeningOf));
    return plans.map(outcomeOf);
  }

  private async saveMemberships(tx: Transaction, changes: readonly PlannedStudent[], now: Date): Promise<void> {
    const wanted = changes.flatMap(({ memberships }) => memberships);
    if (wanted.length === 0) return;
    const names = new Set(
      wanted.flatMap(({ cohortId, cohort }) => (cohortId === null && cohort !== null ? [cohort] : [])),
    );
    const added = await this.rosters.cohortsNamed(tx, new Map([...names].map((name) => [name, newId()])), now);
    const memberships = wanted.map(({ cohort, ...each }) => ({
      ...each,
      centerId: tx.centerId,
      cohortId: each.cohortId ?? (added.get(cohort ?? '') as string),
    }));
    await this.ties.saveMemberships(tx, memberships, now);
  }

  private async assign(tx: Transaction, changes: readonly PlannedStudent[], fromDay: Day): Promise<void> {
    const moving = changes.filter(({ counselor }) => counselor !== null);
    if (moving.length === 0) return;
    const ids = moving.map(({ studentId }) => studentId);
    await this.caseloads.takeBack(tx, ids, fromDay);
    await this.caseloads.end(tx, ids, fromDay);
    const assigned = moving.flatMap(({ studentId, counselor }) =>
      counselor?.id ? [{ studentId, counselorId: counselor.id }] : [],
    );
    await this.caseloads.add(
      tx,
      assigned.map((each) => ({ ...each, centerId: tx.centerId, id: newId(), fromDay, toDay: null })),
    );
  }
}

/** One entry for all that a row changed of a student. */
const happeningOf = ({ before, student, studentId, memberships, counselor }: PlannedStudent): Happening => ({
  action: before ? 'student.changed' : 'student.added',
  subjectType: 'Student',
  subjectId: studentId,
  before,
  after: {
    ...(student ?? before),
    ...(memberships.length > 0 && { memberships }),
    ...(counselor && { counselorId: counselor.id }),
  },
});
