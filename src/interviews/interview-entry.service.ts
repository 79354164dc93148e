import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { PoliciesService } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Instant } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { ToldInterview } from './domain/interview-facts.js';
import type { Interview } from './interview.entity.js';
import type { NewInterview } from './interviews.input.js';
import { InterviewsStore } from './interviews.store.js';

type Given = Omit<NewInterview, 'contacts'>;

/** Fills in what the person left out, and pins a prospect to the policy in force when its interview ended. */
@Injectable()
export class InterviewEntry {
  constructor(
    private readonly store: InterviewsStore,
    private readonly calendars: CalendarsService,
    private readonly policies: PoliciesService,
    private readonly recording: Recording,
    private readonly clock: Clock,
  ) {}

  async complete(tx: Transaction, actor: Actor, prospect: Prospect, given: Given, status: 'SCHEDULED' | 'HELD') {
    const now = this.clock.now();
    return {
      id: given.id ?? newId(),
      prospectId: prospect.id,
      round: given.round ?? (given.prospectId === null ? 1 : await this.store.nextRound(tx, prospect.id)),
      kind: given.kind,
      format: given.format,
      startsAt: new Date(given.startsAt),
      endsAt: new Date(given.endsAt),
      zone: given.zone ?? (await this.calendars.calendarsOf(tx, now)).of().zone,
      status,
      statusAt: new Date(status === 'HELD' ? given.endsAt : now),
      missedBy: null,
      rescheduledToId: null,
      recordedAt: new Date(now),
      recordedBy: actor.userId,
    };
  }

  now(): Instant {
    return this.clock.now();
  }

  async pin(tx: Transaction, prospect: Prospect, endedAt: Date): Promise<Prospect> {
    const { id, studentId } = prospect;
    const version = await this.policies.versionIdInForceAt(tx, endedAt.getTime(), { prospectId: id, studentId });
    return this.recording.pin(tx, prospect, version);
  }
}

export const inInstants = (interview: Omit<Interview, 'centerId' | 'version'>): ToldInterview => ({
  id: interview.id,
  round: interview.round,
  startsAt: interview.startsAt.getTime(),
  endsAt: interview.endsAt.getTime(),
  statusAt: interview.statusAt.getTime(),
  recordedAt: interview.recordedAt.getTime(),
});
