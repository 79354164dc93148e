import type { Fact, FollowedUp, GamePlanAgreed, Timeline } from '../../../src/kernel/fact.js';
import { fridayOfWeek } from './days.js';
import { asTheyHappened, firstPage, openPages, page, turn, type InterviewPage, type Story } from './story.js';
import { isByPhone, turnAfter } from './words.js';

/** The notebook after everything that happened, written fact by fact. */
export function storyOf(timeline: Timeline): Story {
  const story = firstPage(timeline);
  for (const fact of asTheyHappened(timeline)) tell(story, fact);
  return story;
}

function tell(story: Story, fact: Fact): void {
  switch (fact.kind) {
    case 'APPLIED':
      if (story.turn !== 'OPENED') return;
      turn(story, 'APPLIED', fact.at);
      story.silence = page(fact.at);
      return;
    case 'INTERVIEW_SCHEDULED':
      strike(story, fact.interviewId);
      story.ahead.push({ ...fact, ...page(fact.at), contactIds: [] });
      return;
    case 'INTERVIEW_CALLED_OFF':
      strike(story, fact.interviewId);
      return turn(story, 'INTERVIEW_CALLED_OFF', fact.at);
    case 'INTERVIEW_HELD':
      return interviewed(story, fact);
    case 'GAME_PLAN_AGREED':
      story.plans.push(fact);
      if (story.held.at(-1)?.interviewId === fact.interviewId) agreeOn(story, fact);
      return;
    case 'FOLLOWED_UP':
      return followedUp(story, fact);
    case 'OFFER_RECEIVED':
      story.offers = story.offers.filter(({ offerId }) => offerId !== null);
      story.offers.push({ ...page(fact.at), offerId: fact.offerId, deadline: fact.deadline, isExtended: false });
      return;
    case 'OFFER_EXTENDED':
      for (const offer of story.offers) {
        if (offer.offerId !== fact.offerId) continue;
        if (offer.deadline === null || offer.deadline < fact.deadline) offer.deadline = fact.deadline;
        offer.isExtended = true;
      }
      return;
    case 'OFFER_EXPIRED':
    case 'OFFER_RESCINDED':
      story.offers = story.offers.filter(({ offerId }) => offerId !== fact.offerId);
      return askAnew(story, fact);
    case 'OFFER_RENEGED':
      return;
    case 'OTHER_OFFER_RECEIVED':
      story.otherOffer = { ...page(fact.at), offerId: fact.offerId, deadline: fact.deadline, isExtended: false };
      return;
    case 'SNOOZED':
      story.snoozes.push(fact);
      return;
    case 'CLOSED':
      story.closed = fact;
      story.ahead = [];
      story.held = [];
      story.offers = [];
      story.otherOffer = null;
      return;
    case 'REOPENED':
      story.closed = null;
      story.all = [];
      story.practice = page(fact.at);
      story.inVain = [];
      return askAnew(story, fact);
  }
}

/** Whatever was promised before does not hold any more, and the wait begins again. */
function askAnew(story: Story, { at }: Fact): void {
  turn(story, 'REOPENED', at);
  story.silence = page(at);
  story.promisedOn = null;
  story.callBackOn = null;
}

function strike(story: Story, interviewId: string): void {
  story.ahead = story.ahead.filter((each) => each.interviewId !== interviewId);
}

function interviewed(story: Story, fact: Extract<Fact, { kind: 'INTERVIEW_HELD' }>): void {
  const { interviewId, at, contactIds } = fact;
  strike(story, interviewId);
  turn(story, 'INTERVIEW_HELD', at);
  story.silence = page(at);
  // What was done about an interview before it was over is done, if it says about which.
  const before = story.all.filter((each) => each.interviewId === interviewId);
  const held: InterviewPage = { ...page(at, before), interviewId, startsAt: at, endsAt: at, contactIds };
  story.held.push(held);
  story.practice = page(at);
  story.contactId = contactIds[0] ?? story.contactId;
  story.inVain = [];
  agreeOn(story, story.plans.findLast((plan) => plan.interviewId === interviewId) ?? null);
}

function agreeOn(story: Story, plan: GamePlanAgreed | null): void {
  story.callBackOn = null;
  story.promisedOn = plan?.promisedOn ?? null;
  if (plan?.precision === 'WEEK' && plan.promisedOn !== null) story.promisedOn = fridayOfWeek(plan.promisedOn);
  story.areCallsAgreed = plan === null || plan.channels.length === 0 || plan.channels.includes('PHONE');
}

function followedUp(story: Story, fact: FollowedUp): void {
  story.all.push(fact);
  for (const each of openPages(story)) each.done.push(fact);
  const to = turnAfter(fact);
  if (to === null) return;
  turn(story, to, fact.at);
  story.contactId = fact.contactId ?? story.contactId;
  if (fact.followUp === 'COUNSELOR_REVIEW') story.silence = page(fact.at);
  if (to === 'FILLED' || to === 'REJECTED' || to === 'WITHDREW') story.offers = [];
  if (to === 'OFFER' && story.offers.length === 0)
    story.offers = [{ ...page(fact.at), offerId: null, deadline: null, isExtended: false }];
  if (to === 'DO_NOT_CALL') story.doNotCallAt = fact.at;
  const reachedNobody = isByPhone(fact) && (to === 'NO_ANSWER' || to === 'LEFT_MESSAGE');
  story.inVain = reachedNobody ? [...story.inVain, fact] : [];
  nameDays(story, fact, to);
}

function nameDays(story: Story, { promisedOn, callBackOn }: FollowedUp, to: string): void {
  story.callBackOn = callBackOn;
  if (promisedOn !== null) story.promisedOn = promisedOn;
  else if (callBackOn !== null || ['NEXT_ROUND', 'ON_HOLD', 'CALL_BACK_ON'].includes(to)) story.promisedOn = null;
}
