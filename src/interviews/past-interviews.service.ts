import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import type { Interview } from './interview.entity.js';
import { InterviewsStore } from './interviews.store.js';

export interface PastInterview extends Pick<
  Interview,
  'id' | 'prospectId' | 'round' | 'format' | 'startsAt' | 'endsAt' | 'zone' | 'recordedAt'
> {
  /** The day by which they said they would decide; null: nothing is known. */
  readonly promisedOn: Day | null;
  /** How it went; null: nothing was written. */
  readonly howItWent: string | null;
}

/** Writes interviews that were held long ago and that the caller found to fit their prospects, which it holds and replans. */
@Injectable()
export class PastInterviews {
  constructor(
    private readonly store: InterviewsStore,
    private readonly audit: Audit,
  ) {}

  async addAll(tx: Transaction, actor: Actor, past: readonly PastInterview[]): Promise<void> {
    const interviews = past.map((each) => interviewOf(each, actor));
    this.store.addAll(tx, interviews, past.flatMap(gamePlanOf), past.flatMap(debriefOf));
    await this.audit.recordAll(
      tx,
      actor,
      interviews.map((interview, at) => ({
        action: 'interview.logged',
        subjectType: 'Interview',
        subjectId: interview.id,
        after: { ...past[at], ...interview, contactIds: [] },
      })),
    );
  }
}

const interviewOf = (past: PastInterview, { userId: recordedBy }: Actor) => ({
  id: past.id,
  prospectId: past.prospectId,
  round: past.round,
  kind: 'OTHER' as const,
  format: past.format,
  startsAt: past.startsAt,
  endsAt: past.endsAt,
  zone: past.zone,
  status: 'HELD' as const,
  statusAt: past.endsAt,
  missedBy: null,
  rescheduledToId: null,
  recordedAt: past.recordedAt,
  recordedBy,
});

const gamePlanOf = ({ id: interviewId, promisedOn, endsAt: agreedAt, recordedAt }: PastInterview) =>
  promisedOn === null ? [] : [{ ...PROMISED, channels: [], interviewId, promisedOn, agreedAt, recordedAt }];

const debriefOf = ({ id: interviewId, howItWent, recordedAt }: PastInterview) =>
  howItWent === null ? [] : [{ ...WRITTEN, interviewId, howItWent, recordedAt }];

const PROMISED = { precision: 'DAY', initiator: 'UNKNOWN', version: 1 } as const;
const WRITTEN = { rating: null, questionsAsked: null, toImprove: null, version: 1 } as const;
