import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** A group of students worked with together. */
@Entity('cohorts')
export class Cohort {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('date', { nullable: true }) startsOn: Day | null;
  @Column('date', { nullable: true }) endsOn: Day | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}

/** A student belongs to a cohort from one day to another, both included; no last day: until further notice. */
@Entity('cohort_memberships')
export class CohortMembership {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') cohortId: string;
  @Column('uuid') studentId: string;
  @Column('date') fromDay: Day;
  @Column('date', { nullable: true }) toDay: Day | null;
}
