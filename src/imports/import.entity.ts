import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DateOrder } from './domain/day-cell.js';
import type { Table } from './domain/table.js';

export const IMPORT_KINDS = ['ROSTER', 'JOB_SEARCH', 'HISTORY'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const IMPORT_STATUSES = ['MAPPED', 'APPLYING', 'APPLIED', 'CANCELLED', 'FAILED'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Field of ours to header of the file. */
export type Mapping = Readonly<Record<string, string>>;
export interface Source extends Pick<Table, 'format' | 'encoding' | 'delimiter' | 'headers'> {
  /** Rows whose cells do not line up with the headers. */
  readonly unreadableRows: number;
}

/** On whose behalf the job acts. */
export interface AppliedAs {
  readonly userId: string;
  readonly sessionId: string;
  readonly requestId: string;
}

/** A file that somebody brought, how its columns are read, and how far it has been applied. */
@Entity('imports')
export class Import {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ImportKind;
  @Column('uuid', { nullable: true }) studentId: string | null;
  @Column('text') fileName: string;
  /** Megabytes: only read when asked for. */
  @Column('bytea', { nullable: true, select: false }) file?: Buffer | null;
  @Column('jsonb') source: Source;
  @Column('jsonb') mapping: Mapping;
  @Column('text', { nullable: true }) dateOrder: DateOrder | null;
  @Column('text') status: ImportStatus;
  @Column('int') rowsTotal: number;
  @Column('int', { default: 0 }) rowsDone: number;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('jsonb', { nullable: true }) appliedAs: AppliedAs | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
}
