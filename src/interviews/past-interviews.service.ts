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

  async add(tx: Transaction, actor: Actor, { promisedOn, howItWent, ...given }: PastInterview): Promise<void> {
    const interview = { ...given, ...HELD, statusAt: given.endsAt, recordedBy: actor.userId };
    const { id: interviewId, recordedAt } = given;
    this.store.add(tx, interview);
    if (promisedOn !== null)
      this.store.saveGamePlan(
        tx,
        { ...PROMISED, channels: [], interviewId, promisedOn, agreedAt: given.endsAt, recordedAt },
        null,
      );
    if (howItWent !== null) this.store.saveDebrief(tx, { ...WRITTEN, interviewId, howItWent, recordedAt }, null);
    await this.audit.record(tx, actor, {
      action: 'interview.logged',
      subjectType: 'Interview',
      subjectId: interviewId,
      after: { ...interview, contactIds: [], promisedOn, howItWent },
    });
  }
}

const HELD = { kind: 'OTHER', status: 'HELD', missedBy: null, rescheduledToId: null } as const;
const PROMISED = { precision: 'DAY', initiator: 'UNKNOWN', version: 1 } as const;
const WRITTEN = { rating: null, questionsAsked: null, toImprove: null, version: 1 } as const;
