import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from './api-token-scopes.js';

@Entity('api_tokens')
export class ApiToken {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('text', { array: true }) scopes: Scope[];
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
