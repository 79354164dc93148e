import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FormatName } from '../formats/row-format.js';
import type { RowQuestion } from '../row-question.js';
import type { RowSetName } from '../rows/row-set.js';

export const EXPORT_STATUSES = ['RUNNING', 'READY', 'CANCELLED', 'FAILED'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** Rows written to a file by a job. */
@Entity('exports')
export class Export {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') rowSet: RowSetName;
  @Column('text') format: FormatName;
  @Column('jsonb') filter: RowQuestion;
  @Column('text') status: ExportStatus;
  /** How many workers have begun it. */
  @Column('smallint', { default: 0 }) runs: number;
  @Column('int', { default: 0 }) rowsDone: number;
  @Column('int', { nullable: true }) rowsEstimated: number | null;
  @Column('timestamptz', { nullable: true }) asOf: Date | null;
  @Column('text', { nullable: true }) fileKey: string | null;
  @Column('bigint', { nullable: true }) bytes: number | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { nullable: true }) failure: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdBy: string;
  /** Null: somebody asked for it. */
  @Column('uuid', { nullable: true }) scheduleId: string | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
}
