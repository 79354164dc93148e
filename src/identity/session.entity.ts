import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SessionEnd =
  'SIGNED_OUT' | 'SIGNED_OUT_EVERYWHERE' | 'TOKEN_REUSED' | 'PERSON_CHANGED' | 'PASSWORD_CHANGED';

@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') userId: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') lastUsedAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: SessionEnd | null;
}

@Entity('refresh_tokens')
export class RefreshToken {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') sessionId: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') issuedAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
  /** The token this one was given for; null: the first of its session. */
  @Column('uuid', { nullable: true }) replacesId: string | null;
}
