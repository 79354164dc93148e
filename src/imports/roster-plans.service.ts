import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { RosterTiesStore, StudentsStore } from '../cohorts/index.js';
import { dayIn } from '../kernel/zone.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { ColumnOf } from './domain/roster-limits.js';
import type { RosterRow } from './domain/roster.js';
import type { PlannedStudent, RosterKnowledge } from './roster-knowledge.js';
import { changesNothing, planStudent } from './roster-plan.js';
import { outcome, type RowOutcome } from './row-outcome.js';

/** What a roster would do, and for cohorts that are not there yet their names. */
export interface RosterForecast {
  readonly outcomes: readonly RowOutcome[];
  readonly newCohorts: readonly string[];
}

export interface RosterPlan extends Pick<RosterKnowledge, 'today' | 'now'> {
  readonly plans: readonly PlannedStudent[];
}

/** Compares rosters with the people of the center. */
@Injectable()
export class RosterPlans {
  constructor(
    private readonly students: StudentsStore,
    private readonly ties: RosterTiesStore,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async forecast(tx: Transaction, rows: readonly RosterRow[], columnOf: ColumnOf): Promise<RosterForecast> {
    const { plans } = await this.plan(tx, rows, columnOf);
    const missing = plans
      .filter(isPossible)
      .flatMap(({ memberships }) => memberships.filter(({ cohortId, cohort }) => cohortId === null && cohort !== null));
    return { outcomes: plans.map(outcomeOf), newCohorts: [...new Set(missing.map(({ cohort }) => cohort as string))] };
  }

  /** What each row changes. Writes nothing. */
  async plan(tx: Transaction, rows: readonly RosterRow[], columnOf: ColumnOf): Promise<RosterPlan> {
    const { today, now, ...known } = await this.knowledge(tx, rows);
    return { plans: rows.map((row) => planStudent(row, { today, now, ...known }, columnOf)), today, now };
  }

  private async knowledge(tx: Transaction, rows: readonly RosterRow[]): Promise<RosterKnowledge> {
    const now = this.clock.now();
    const today = dayIn((await this.calendars.calendarsOf(tx, now)).of().zone, now);
    const students = await this.students.byExternalIds(
      tx,
      rows.map((row) => row.externalId),
    );
    const ids = [...students.values()].map(({ id }) => id);
    return {
      today,
      now: new Date(now),
      newId,
      students,
      memberships: await this.ties.memberships(tx, ids),
      counselors: await this.ties.counselors(tx, ids, today),
      cohorts: await this.ties.cohorts(tx, valuesOf(rows, 'cohort')),
      staff: await this.ties.staff(tx, valuesOf(rows, 'counselorEmail')),
    };
  }
}

const valuesOf = (rows: readonly RosterRow[], field: 'cohort' | 'counselorEmail'): string[] => [
  ...new Set(rows.flatMap((row) => (row[field].kind === 'SET' ? [row[field].value] : []))),
];

export const isPossible = ({ problems }: PlannedStudent): boolean => problems.length === 0;

export function outcomeOf(plan: PlannedStudent): RowOutcome {
  if (!isPossible(plan)) return outcome(plan.line, 'REFUSED', plan.problems);
  if (plan.before === null) return outcome(plan.line, 'CREATED');
  return outcome(plan.line, changesNothing(plan) ? 'UNCHANGED' : 'UPDATED');
}
