import type { Fact } from '../../kernel/fact.js';
import type { FollowUpTold, InterviewTold, OfferTold, Story } from './story.js';

/** A story as the view `prospect_facts` tells it once the rows are written; `otherOffers` are the student's open ones elsewhere. */
export const factsOf = (prospectId: string, story: Story, otherOffers: readonly OfferTold[]): readonly Fact[] => [
  ...(story.appliedOn
    ? [{ kind: 'APPLIED', id: prospectId, at: Date.parse(story.appliedOn), recordedAt: story.openedAt } as const]
    : []),
  ...story.interviews.flatMap(factsOfInterview),
  ...story.followUps.map(factOfFollowUp),
  ...(story.offer ? [factOfOffer(story.offer, 'OFFER_RECEIVED')] : []),
  ...otherOffers.map((offer) => factOfOffer(offer, 'OTHER_OFFER_RECEIVED')),
  ...factsOfEnding(story),
];

function factsOfInterview(interview: InterviewTold): readonly Fact[] {
  const { id, round, startsAt, endsAt, statusAt, recordedAt } = interview;
  const base = { id, interviewId: id, recordedAt };
  const scheduled: Fact = {
    ...base,
    kind: 'INTERVIEW_SCHEDULED',
    at: Math.min(startsAt, statusAt, recordedAt),
    round,
    startsAt,
    endsAt,
  };
  return [scheduled, ...whatBecameOf(interview, base)];
}

function whatBecameOf(
  { status, statusAt, endsAt, round, contactIds, gamePlan }: InterviewTold,
  base: { id: string; interviewId: string; recordedAt: number },
): readonly Fact[] {
  if (status === 'SCHEDULED') return [];
  if (status !== 'HELD') return [{ ...base, kind: 'INTERVIEW_CALLED_OFF', at: statusAt, reason: status }];
  const held: Fact = { ...base, kind: 'INTERVIEW_HELD', at: endsAt, round, contactIds };
  return gamePlan ? [held, { ...base, kind: 'GAME_PLAN_AGREED', at: endsAt, recordedAt: endsAt, ...gamePlan }] : [held];
}

const factOfFollowUp = ({
  id,
  at,
  kind,
  channel,
  contactId,
  interviewId,
  disposition,
  promisedOn,
  callBackOn,
  decision,
}: FollowUpTold): Fact => ({
  kind: 'FOLLOWED_UP',
  id,
  at,
  recordedAt: at,
  followUp: kind,
  channel,
  contactId,
  interviewId,
  disposition,
  promisedOn,
  callBackOn,
  decision,
  feedbackGiven: false,
});

const factOfOffer = (
  { id, receivedAt, deadlineAt }: OfferTold,
  kind: 'OFFER_RECEIVED' | 'OTHER_OFFER_RECEIVED',
): Fact => ({
  kind,
  id,
  at: receivedAt,
  recordedAt: receivedAt,
  offerId: id,
  deadline: deadlineAt,
});

const factsOfEnding = ({ ending }: Story): readonly Fact[] =>
  ending
    ? [{ kind: 'CLOSED', id: ending.id, at: ending.learnedAt, recordedAt: ending.learnedAt, outcome: ending.outcome }]
    : [];
