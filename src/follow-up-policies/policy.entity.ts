import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyRules } from './domain/policy.js';

@Entity('follow_up_policies')
export class FollowUpPolicy {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** The policy of the center now. */
  @Column('boolean', { default: false }) isDefault: boolean;
  @Column('timestamptz') createdAt: Date;
  /** The version to come; null: nobody edits it. */
  @Column('jsonb', { nullable: true }) draft: PolicyRules | null;
  @Column('timestamptz', { nullable: true }) retiredAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}

/** Immutable: the app role may insert and read, nothing else. */
@Entity('policy_versions')
export class PolicyVersion {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  @Column('int') number: number;
  @Column('jsonb') rules: PolicyRules;
  @Column('timestamptz') publishedAt: Date;
  @Column('uuid', { nullable: true }) publishedBy: string | null;
}
