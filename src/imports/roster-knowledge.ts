import type { CohortMembership, RosterStudent, Student } from '../cohorts/index.js';
import type { Day } from '../kernel/day.js';
import type { RowProblem } from './domain/table.js';

/** What the center knows of the people, cohorts and staff that a part of a roster names. */
export interface RosterKnowledge {
  readonly students: ReadonlyMap<string, Student>;
  readonly memberships: ReadonlyMap<string, readonly CohortMembership[]>;
  /** Who looks after a student today, by student id. */
  readonly counselors: ReadonlyMap<string, string>;
  readonly cohorts: ReadonlyMap<string, string>;
  readonly staff: ReadonlyMap<string, string>;
  readonly today: Day;
  readonly now: Date;
  readonly newId: () => string;
}

/** What one row changes; nulls: nothing. */
export interface PlannedStudent {
  readonly line: number;
  readonly before: Student | null;
  readonly student: RosterStudent | null;
  /** The id under which the student is or will be known. */
  readonly studentId: string;
  /** New memberships and known ones with other days; the cohort's name stands for an id that is not there yet. */
  readonly memberships: readonly PlannedMembership[];
  readonly counselor: { readonly id: string | null } | null;
  readonly problems: readonly RowProblem[];
}

export type PlannedMembership = Omit<CohortMembership, 'centerId' | 'cohortId'> & {
  readonly cohortId: string | null;
  readonly cohort: string | null;
};
