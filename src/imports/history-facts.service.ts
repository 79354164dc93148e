import { Injectable } from '@nestjs/common';
import { PastFollowUps } from '../follow-ups/index.js';
import { PastInterviews } from '../interviews/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Channel, InterviewHeld } from '../kernel/fact.js';
import { HOUR } from '../kernel/instant.js';
import { PastOutcomes } from '../outcomes/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import type { ToldFact } from './domain/history-telling.js';

/** Hands each fact of a history to the noun that keeps it. */
@Injectable()
export class HistoryFacts {
  constructor(
    private readonly interviews: PastInterviews,
    private readonly followUps: PastFollowUps,
    private readonly outcomes: PastOutcomes,
  ) {}

  async write(tx: Transaction, actor: Actor, prospect: Prospect, told: ToldFact, zone: string): Promise<void> {
    const { fact, row, decidedAt, offerId } = told;
    // The day of the application stands on the prospect itself.
    if (fact.kind === 'INTERVIEW_HELD') await this.hold(tx, actor, prospect, fact, told, zone);
    if (fact.kind === 'FOLLOWED_UP') await this.followUps.add(tx, actor, prospect, fact, row.note);
    if (fact.kind === 'OFFER_RECEIVED') await this.outcomes.receive(tx, actor, prospect, fact);
    if (fact.kind === 'CLOSED')
      await this.outcomes.end(tx, actor, prospect, { fact, decidedAt, offerId, reason: row.note });
  }

  private hold(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    fact: InterviewHeld,
    { row }: ToldFact,
    zone: string,
  ): Promise<void> {
    return this.interviews.add(tx, actor, {
      id: fact.interviewId,
      prospectId: prospect.id,
      round: fact.round,
      format: row.channel === null ? 'UNKNOWN' : (FORMATS[row.channel] ?? 'UNKNOWN'),
      startsAt: new Date(fact.at - HOUR),
      endsAt: new Date(fact.at),
      zone,
      recordedAt: new Date(fact.recordedAt),
      promisedOn: row.promisedOn,
      howItWent: row.note,
    });
  }
}

const FORMATS: Readonly<Partial<Record<Channel, 'IN_PERSON' | 'VIDEO' | 'PHONE'>>> = {
  IN_PERSON: 'IN_PERSON',
  VIDEO: 'VIDEO',
  PHONE: 'PHONE',
};
