import { Injectable } from '@nestjs/common';
import { PastFollowUps } from '../follow-ups/index.js';
import { PastInterviews } from '../interviews/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Channel, Fact } from '../kernel/fact.js';
import { HOUR } from '../kernel/instant.js';
import { PastOutcomes } from '../outcomes/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import type { ToldFact } from './domain/history-telling.js';

/** A fact with the prospect of which it is told. */
export interface FactOf {
  readonly prospect: Prospect;
  readonly told: ToldFact;
}

/** Hands the facts of a history to the nouns that keep them; the day of an application stands on the prospect itself. */
@Injectable()
export class HistoryFacts {
  constructor(
    private readonly interviews: PastInterviews,
    private readonly followUps: PastFollowUps,
    private readonly outcomes: PastOutcomes,
  ) {}

  async write(tx: Transaction, actor: Actor, facts: readonly FactOf[], zone: string): Promise<void> {
    await this.interviews.addAll(
      tx,
      actor,
      facts.flatMap((each) => (isA(each, 'INTERVIEW_HELD') ? interviewOf(each, zone) : [])),
    );
    await this.followUps.addAll(
      tx,
      actor,
      facts.flatMap((each) => (isA(each, 'FOLLOWED_UP') ? { ...fieldsOf(each), notes: each.told.row.note } : [])),
    );
    await this.outcomes.receiveAll(
      tx,
      actor,
      facts.flatMap((each) => (isA(each, 'OFFER_RECEIVED') ? fieldsOf(each) : [])),
    );
    await this.outcomes.endAll(
      tx,
      actor,
      facts.flatMap((each) => (isA(each, 'CLOSED') ? endingOf(each) : [])),
    );
  }
}

type Of<Kind extends Fact['kind']> = FactOf & { readonly told: { readonly fact: Extract<Fact, { kind: Kind }> } };

const isA = <Kind extends Fact['kind']>(each: FactOf, kind: Kind): each is Of<Kind> => each.told.fact.kind === kind;

const fieldsOf = <Kind extends Fact['kind']>({ prospect, told }: Of<Kind>) => ({ prospect, fact: told.fact });

const endingOf = (each: Of<'CLOSED'>) => {
  const { row, decidedAt, offerId } = each.told;
  return { ...fieldsOf(each), decidedAt, offerId, reason: row.note };
};

const interviewOf = ({ prospect, told: { fact, row } }: Of<'INTERVIEW_HELD'>, zone: string) => ({
  id: fact.interviewId,
  prospectId: prospect.id,
  round: fact.round,
  format: (row.channel !== null && FORMATS[row.channel]) || ('UNKNOWN' as const),
  startsAt: new Date(fact.at - HOUR),
  endsAt: new Date(fact.at),
  zone,
  recordedAt: new Date(fact.recordedAt),
  promisedOn: row.promisedOn,
  howItWent: row.note,
});

const FORMATS: Readonly<Partial<Record<Channel, 'IN_PERSON' | 'VIDEO' | 'PHONE'>>> = {
  IN_PERSON: 'IN_PERSON',
  VIDEO: 'VIDEO',
  PHONE: 'PHONE',
};
