import type { Day } from '../../kernel/day.js';
import type { Fact, FollowedUp, InterviewScheduled, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn } from '../../kernel/zone.js';
import type { PlacedRow } from './history-moments.js';
import { isFollowUp } from './history-words.js';
import { dayOfMoment, isOnlyADay } from './moment-cell.js';

/** A prospect that the center knows already, with what is told of it. */
export interface KnownProspect {
  readonly id: string;
  readonly appliedOn: Day | null;
  readonly timeline: Timeline;
}

/** Takes the facts that are known one by one, so that two rows never stand for one fact. */
export class KnownFacts {
  private readonly left: Set<Fact>;

  constructor(
    private readonly prospect: KnownProspect,
    private readonly zone: string,
  ) {
    const held = new Set(
      prospect.timeline.facts.flatMap((fact) => (fact.kind === 'INTERVIEW_HELD' ? fact.interviewId : [])),
    );
    this.left = new Set(
      prospect.timeline.facts.filter((fact) => fact.kind !== 'INTERVIEW_SCHEDULED' || held.has(fact.interviewId)),
    );
  }

  /** Whether the row tells something that is told already; a day is told already when any moment of it is. */
  has(row: PlacedRow): boolean {
    if (row.kind === 'APPLIED') return this.prospect.appliedOn === dayOfMoment(row.when, this.zone);
    for (const fact of this.left) {
      if (!isToldBy(row, fact) || !this.isSameTime(row, momentOf(fact))) continue;
      this.left.delete(fact);
      return true;
    }
    return false;
  }

  private isSameTime({ when, at }: PlacedRow, moment: Instant): boolean {
    return isOnlyADay(when) ? dayIn(this.zone, moment) === dayOfMoment(when, this.zone) : moment === at;
  }
}

const momentOf = (fact: Fact): Instant => (fact.kind === 'INTERVIEW_SCHEDULED' ? fact.startsAt : fact.at);

function isToldBy(row: PlacedRow, fact: Fact): boolean {
  if (row.kind === 'INTERVIEWED') return fact.kind === 'INTERVIEW_SCHEDULED' && isSameRound(row, fact);
  if (row.kind === 'OFFER_RECEIVED') return fact.kind === 'OFFER_RECEIVED';
  if (isFollowUp(row.kind)) return fact.kind === 'FOLLOWED_UP' && isSameFollowUp(row, fact);
  return fact.kind === 'CLOSED' && fact.outcome === row.kind;
}

const isSameRound = ({ round }: PlacedRow, fact: InterviewScheduled): boolean => round === null || round === fact.round;

const isSameFollowUp = ({ kind, channel }: PlacedRow, fact: FollowedUp): boolean =>
  fact.followUp === kind && (channel === null || channel === fact.channel);

/** When the candidacy ended, as it stands; null: it is open. */
export const endOf = ({ facts }: Timeline): Instant | null =>
  inOrder(facts).reduce<Instant | null>(
    (end, fact) => (fact.kind === 'CLOSED' ? (end ?? fact.at) : fact.kind === 'REOPENED' ? null : end),
    null,
  );
