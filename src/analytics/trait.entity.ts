import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('readiness_scores')
export class ReadinessScore {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') studentId: string;
  @Column('double precision') score: number;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('employer_tiers')
export class EmployerTier {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') employerId: string;
  @Column('smallint') tier: number;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}
