import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From when until when a policy is set for a cohort, a student or a prospect; for none of them: for the center. */
@Entity('policy_assignments')
export class PolicyAssignment {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  /** This very version, whatever is published later; null: the newest that counts. */
  @Column('uuid', { nullable: true }) versionId: string | null;
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('uuid', { nullable: true }) studentId: string | null;
  @Column('uuid', { nullable: true }) prospectId: string | null;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('uuid') createdBy: string;
}
