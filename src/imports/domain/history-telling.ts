import type { Day } from '../../kernel/day.js';
import type { Closed, Fact, FollowedUp, OfferReceived, Outcome, Timeline } from '../../kernel/fact.js';
import { HOUR, type Instant } from '../../kernel/instant.js';
import type { Failure } from '../../kernel/result.js';
import { consequenceOf } from '../../follow-ups/domain/consequences.js';
import { held, scheduled } from '../../interviews/domain/interview-facts.js';
import { whyNot } from '../../prospects/domain/why-not.js';
import type { Candidacy } from './history-candidacies.js';
import type { PlacedRow, Vantage } from './history-moments.js';
import { MOST_ROUNDS } from './history-cell-rules.js';
import { ALREADY_APPLIED, CALL_BACK, DECIDED_AFTER_LEARNED, NOT_SPOKEN } from './history-refusals.js';
import { openOfferIn } from './open-offer.js';
import { isFollowUp, isOutcome } from './history-words.js';
import { dayOfMoment, instantOfMoment } from './moment-cell.js';

/** What one row, or what follows from it, is written as. */
export interface ToldFact {
  readonly row: PlacedRow;
  readonly fact: Told;
  /** Of an interview. */
  readonly round: number;
  /** Of an end: when it was decided; null: nobody knows. */
  readonly decidedAt: Instant | null;
  /** Of an end: the offer that it answers. */
  readonly offerId: string | null;
}
type Told = Extract<Fact, { kind: 'APPLIED' | 'INTERVIEW_HELD' | 'FOLLOWED_UP' | 'OFFER_RECEIVED' | 'CLOSED' }>;

/** Why a row cannot be told; `field` names the column. */
export interface Refusal {
  readonly line: number;
  readonly failure: Failure;
}

export interface Telling {
  readonly told: readonly ToldFact[];
  readonly refused: readonly Refusal[];
}

const HOURS_OF_DECISION = 20;

/** Tells a candidacy row by row under the rules by which a person records it. What a follow-up brought is told with it, unless a row says so. */
export class Teller {
  private readonly told: ToldFact[] = [];
  private readonly refused: Refusal[] = [];
  private timeline: Timeline;
  private appliedOn: Day | null;

  constructor(
    private readonly candidacy: Candidacy,
    private readonly vantage: Vantage,
    private readonly newId: () => string,
  ) {
    this.timeline = candidacy.known?.timeline ?? { openedAt: vantage.now, facts: [] };
    this.appliedOn = candidacy.known?.appliedOn ?? null;
  }

  tell(): Telling {
    for (const row of this.candidacy.rows) {
      const failure = this.tellRow(row);
      if (failure) this.refused.push({ line: row.line, failure });
    }
    return { told: this.told, refused: this.refused };
  }

  private tellRow(row: PlacedRow): Failure | null {
    if (row.kind === 'APPLIED') return this.apply(row);
    if (row.kind === 'INTERVIEWED') return this.interview(row);
    if (row.kind === 'OFFER_RECEIVED') return this.add(row, this.offer(row));
    return isFollowUp(row.kind) ? this.followUp(row) : this.end(row, row.kind, this.decidedAt(row));
  }

  private apply(row: PlacedRow): Failure | null {
    if (this.appliedOn !== null) return ALREADY_APPLIED;
    const on = dayOfMoment(row.when, this.vantage.zone);
    const failure = this.add(row, { kind: 'APPLIED', ...this.base(Date.parse(`${on}T00:00:00Z`)) });
    if (!failure) this.appliedOn = on;
    return failure;
  }

  private interview(row: PlacedRow): Failure | null {
    const round = row.round ?? Math.min(this.rounds() + 1, MOST_ROUNDS);
    const { id, recordedAt } = this.base(row.at);
    const endsAt = row.at + HOUR;
    const interview = { id, round, startsAt: row.at, endsAt, statusAt: endsAt, recordedAt };
    const failure = this.refusal(scheduled(interview));
    if (failure) return failure;
    const before = this.timeline;
    this.timeline = { ...before, facts: [...before.facts, scheduled(interview)] };
    const refused = this.add(row, held(interview, []) as Told, { round });
    if (refused) this.timeline = before;
    return refused;
  }

  private followUp(row: PlacedRow): Failure | null {
    if (row.disposition === 'CALL_BACK_ON' && row.promisedOn === null) return CALL_BACK;
    if (row.disposition === 'LEFT_MESSAGE' && WRITTEN.has(row.channel)) return NOT_SPOKEN;
    const [before, count] = [this.timeline, this.told.length];
    const refused = this.add(row, { ...followedUp(row), ...this.base(row.at) }) ?? this.consequence(row);
    if (refused) {
      this.timeline = before;
      this.told.length = count;
    }
    return refused;
  }

  private consequence(row: PlacedRow): Failure | null {
    const consequence = consequenceOf(row.disposition);
    if (consequence === null || this.saysElsewhere(consequence === 'BRINGS_AN_OFFER')) return null;
    return consequence === 'BRINGS_AN_OFFER' ? this.add(row, this.offer(row)) : this.end(row, consequence.ends, null);
  }

  /** Whether the offer, or the end, has a row of its own or is known. */
  private saysElsewhere(isOffer: boolean): boolean {
    const isSaid = ({ kind }: PlacedRow): boolean => (isOffer && kind === 'OFFER_RECEIVED') || isOutcome(kind);
    return (
      this.candidacy.rows.some(isSaid) ||
      this.timeline.facts.some(({ kind }) => kind === (isOffer ? 'OFFER_RECEIVED' : 'CLOSED'))
    );
  }

  /** An offer that was accepted or declined without being told of before came with its answer. */
  private end(row: PlacedRow, outcome: Outcome, decidedAt: Instant | null): Failure | null {
    if (decidedAt !== null && decidedAt > row.at) return DECIDED_AFTER_LEARNED;
    const isAnswer = outcome === 'OFFER_ACCEPTED' || outcome === 'OFFER_DECLINED';
    const closed: Closed = { kind: 'CLOSED', ...this.base(row.at), outcome };
    const refused = this.refusal(closed);
    if (refused) return refused;
    if (isAnswer && openOfferIn(this.timeline) === null) this.add(row, this.offer(row));
    const answered = isAnswer ? openOfferIn(this.timeline) : null;
    return this.add(row, closed, { offerId: answered, decidedAt: decidedAt ?? (isAnswer ? row.at : null) });
  }

  /** A day means its evening, or the moment at which it was learned on that day. */
  private decidedAt({ decided, at }: PlacedRow): Instant | null {
    if (decided === null) return null;
    const { zone } = this.vantage;
    const moment = instantOfMoment(decided, zone, HOURS_OF_DECISION * 60);
    return 'instant' in decided || 'minute' in decided || dayOfMoment({ instant: at }, zone) !== decided.day
      ? moment
      : Math.min(moment, at);
  }

  private offer(row: PlacedRow): OfferReceived {
    const base = this.base(row.at);
    return { kind: 'OFFER_RECEIVED', ...base, offerId: base.id, deadline: null };
  }

  private rounds(): number {
    const rounds = this.timeline.facts.map((fact) => (fact.kind === 'INTERVIEW_HELD' ? fact.round : 0));
    return Math.max(0, ...rounds);
  }

  private base(at: Instant) {
    return { id: this.newId(), at, recordedAt: this.vantage.now };
  }

  private refusal(fact: Fact): Failure | null {
    return whyNot(this.timeline, fact);
  }

  private add(row: PlacedRow, fact: Told, more: Partial<ToldFact> = {}): Failure | null {
    const failure = this.refusal(fact);
    if (failure) return failure;
    this.timeline = { ...this.timeline, facts: [...this.timeline.facts, fact] };
    this.told.push({ row, fact, round: 0, decidedAt: null, offerId: null, ...more });
    return null;
  }
}

const WRITTEN: ReadonlySet<PlacedRow['channel']> = new Set<PlacedRow['channel']>(['EMAIL', 'LETTER', 'MESSAGE']);

/** A day that goes with "call back" is the day on which to call, with any other answer the new promise. */
function followedUp(row: PlacedRow): Omit<FollowedUp, 'id' | 'at' | 'recordedAt'> {
  const callsBack = row.disposition === 'CALL_BACK_ON';
  return {
    kind: 'FOLLOWED_UP',
    followUp: row.kind as FollowedUp['followUp'],
    channel: row.channel,
    contactId: null,
    interviewId: null,
    disposition: row.disposition,
    promisedOn: callsBack ? null : row.promisedOn,
    callBackOn: callsBack ? row.promisedOn : null,
    feedbackGiven: false,
    decision: null,
  };
}
