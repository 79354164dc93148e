import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';

/** A counselor looks after a student from one day to another, both included; no last day: until further notice. */
@Entity('caseload_assignments')
export class CaseloadAssignment {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') studentId: string;
  @Column('uuid') counselorId: string;
  @Column('date') fromDay: Day;
  @Column('date', { nullable: true }) toDay: Day | null;
}

/** While one counselor is absent another looks after the caseload. */
@Entity('caseload_covers')
export class CaseloadCover {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') absentId: string;
  @Column('uuid') coveringId: string;
  @Column('date') fromDay: Day;
  @Column('date') toDay: Day;
}
