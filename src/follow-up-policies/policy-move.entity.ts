import { Column, Entity, PrimaryColumn } from 'typeorm';

export const POLICY_MOVE_STATUSES = ['MOVING', 'DONE', 'CANCELLED', 'FAILED'] as const;
export type PolicyMoveStatus = (typeof POLICY_MOVE_STATUSES)[number];

/** Which open prospects are moved: those of one of these; of none: all of the center. */
export interface MoveScope {
  readonly cohortId: string | null;
  readonly studentId: string | null;
  readonly prospectId: string | null;
  readonly fromVersionId: string | null;
  readonly fromPolicyId: string | null;
}

/** Open prospects on their way to another policy version, in the order of their ids. */
@Entity('policy_moves')
export class PolicyMove implements MoveScope {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') toVersionId: string;
  @Column('uuid', { nullable: true }) cohortId: string | null;
  @Column('uuid', { nullable: true }) studentId: string | null;
  @Column('uuid', { nullable: true }) prospectId: string | null;
  @Column('uuid', { nullable: true }) fromVersionId: string | null;
  @Column('uuid', { nullable: true }) fromPolicyId: string | null;
  @Column('text') status: PolicyMoveStatus;
  @Column('uuid', { nullable: true }) lastId: string | null;
  @Column('int', { default: 0 }) done: number;
  @Column('int', { default: 0 }) changed: number;
  @Column('int', { nullable: true }) total: number | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('text') requestId: string;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
