import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/day.js';
import type { Outcome as OutcomeKind } from '../kernel/fact.js';

export const PAY_PERIODS = ['HOUR', 'MONTH', 'YEAR'] as const;
export type PayPeriod = (typeof PAY_PERIODS)[number];

export const OFFER_STATUSES = [
  'RECEIVED',
  'EXTENDED',
  'ACCEPTED',
  'DECLINED',
  'EXPIRED',
  'RESCINDED',
  'RENEGED',
] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** Those that wait for an answer. */
export const OPEN_OFFERS: ReadonlySet<OfferStatus> = new Set<OfferStatus>(['RECEIVED', 'EXTENDED']);

export const KNOWLEDGE_SOURCES = [
  'STUDENT',
  'EMPLOYER',
  'COUNSELOR',
  'OFFER_LETTER',
  'SPREADSHEET',
  'PUBLIC_PROFILE',
  'OTHER',
] as const;
/** Who said so. */
export type KnowledgeSource = (typeof KNOWLEDGE_SOURCES)[number];

@Entity('offers')
export class Offer {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('uuid') studentId: string;
  @Column('timestamptz') receivedAt: Date;
  /** The one in force, after every extension. */
  @Column('timestamptz', { nullable: true }) deadlineAt: Date | null;
  /** Decimal text, because money is not floating. */
  @Column('numeric', { precision: 12, scale: 2, nullable: true }) payAmount: string | null;
  @Column('text', { nullable: true }) payCurrency: string | null;
  @Column('text', { nullable: true }) payPeriod: PayPeriod | null;
  @Column('numeric', { precision: 12, scale: 2, nullable: true }) bonusAmount: string | null;
  @Column('date', { nullable: true }) startsOn: Day | null;
  @Column('text') status: OfferStatus;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** When it expired, was rescinded, or its acceptance was taken back. */
  @Column('timestamptz', { nullable: true }) lostAt: Date | null;
  @Column('timestamptz', { nullable: true }) lostRecordedAt: Date | null;
  @Column('text', { nullable: true }) lostReason: string | null;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('int', { default: 1 }) version: number;
}

/** One move of an offer's deadline to a later one. */
@Entity('offer_extensions')
export class OfferExtension {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') offerId: string;
  @Column('timestamptz', { nullable: true }) deadlineBefore: Date | null;
  @Column('timestamptz') deadlineAt: Date;
  @Column('timestamptz') extendedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}

@Entity('outcomes')
export class Outcome {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') prospectId: string;
  @Column('text') kind: OutcomeKind;
  /** When employer or student decided; null: nobody knows. */
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** When the student heard of it. */
  @Column('timestamptz') learnedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('text') knowledgeSource: KnowledgeSource;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) reopenedAt: Date | null;
  @Column('uuid', { nullable: true }) reopenedBy: string | null;
  @Column('text', { nullable: true }) reopenReason: string | null;
  @Column('int', { default: 1 }) version: number;
}
