import type { BusinessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import type { Day } from '../../../src/kernel/day.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type { AnchorKind, Opener, PolicyRules, PolicyStep } from '../../../src/follow-up-policies/domain/policy.js';
import type { Restriction } from '../../../src/follow-up-policies/domain/restrictions.js';
import { walkBusinessDays } from './business-days.js';
import { openWays, restrictionsOn } from './manners.js';
import type { OfferPage, Story } from './story.js';
import { wallTime } from './wall-clock.js';
import { anchorAfter, asks, isByPhone, isDone } from './words.js';

/** What a date is counted from: a moment, or a day that was named. */
export type From = { readonly at: Instant } | { readonly on: Day };
export type Froms = Partial<Record<AnchorKind, From>>;

/** Something on the list of what is owed, without a date yet. */
export interface Owed {
  readonly step: PolicyStep;
  readonly since: Instant;
  readonly from: Froms;
  readonly contactId: string | null;
  /** Minutes. */
  readonly headStart: number;
}

export interface World {
  readonly rules: PolicyRules;
  readonly calendarOf: (contactId: string | null) => BusinessCalendar;
  readonly restrictions: readonly Restriction[];
  readonly callsAllowedAgainAt: Instant | null;
  readonly now: Instant;
}

const stepNamed = ({ rules }: World, key: string): PolicyStep => rules.steps.find((step) => step.key === key)!;

const owed = (story: Story, step: PolicyStep, since: Instant, from: Froms): Owed => ({
  step,
  since,
  from,
  contactId: story.contactId,
  headStart: 0,
});

const brought = (world: World, by: Opener): PolicyStep[] =>
  world.rules.openings[by].map((key) => stepNamed(world, key));

/** What the last word of the employer asks for; nothing while an interview lies ahead. */
export function theQuestion(world: World, story: Story): Owed[] {
  const offer = story.offers.at(-1);
  if (offer !== undefined)
    return question(world, story, 'OFFER')
      .map((step) => owed(story, step, offer.since, fromOffer(offer, '')))
      .filter(({ step }) => !isDone(step.kind, offer.done));
  if (story.ahead.length > 0) return [];
  const from: Froms = { [anchorAfter(story.turn)]: { at: story.question.since } };
  if (story.promisedOn !== null) from.PROMISED_DAY = { on: story.promisedOn };
  if (story.callBackOn !== null) from.CALL_BACK_DAY = { on: story.callBackOn };
  return question(world, story, story.turn)
    .filter((step) => !isDone(step.kind, story.question.done))
    .map((step) => owed(story, step, story.question.since, from));
}

function question(world: World, story: Story, turn: keyof PolicyRules['branches']): PolicyStep[] {
  const branch = world.rules.branches[turn];
  let keys = branch.leadsTo;
  for (const detour of branch.detours.toReversed()) if (holds(world, story, detour.when)) keys = detour.leadsTo;
  const inWriting = !mayCall(world, story);
  return keys
    .map((key) => stepNamed(world, key))
    .map((step) => (inWriting && step.withoutCalls !== null ? stepNamed(world, step.withoutCalls) : step));
}

function holds(world: World, story: Story, condition: string): boolean {
  const { unansweredCalls, voicemails } = world.rules.limits;
  const messages = story.inVain.filter(({ disposition }) => disposition === 'LEFT_MESSAGE').length;
  if (condition === 'CALLS_USED_UP') return story.inVain.length >= unansweredCalls || messages > voicemails;
  if (condition === 'LAST_ATTEMPT_WAS_A_CALL') return story.lastWord !== null && isByPhone(story.lastWord);
  if (condition === 'FEEDBACK_GIVEN') return story.all.some(({ feedbackGiven }) => feedbackGiven);
  const offer = story.offers.at(-1);
  if (!offer || offer.isExtended || offer.deadline === null) return false;
  const calendar = world.calendarOf(story.contactId);
  const calm = walkBusinessDays(calendar, wallTime(calendar.zone, offer.since).day, 10);
  return wallTime(calendar.zone, offer.deadline).day < calm;
}

function mayCall({ restrictions, callsAllowedAgainAt, now }: World, story: Story): boolean {
  if (!story.areCallsAgreed) return false;
  if (story.doNotCallAt !== null && (callsAllowedAgainAt === null || story.doNotCallAt > callsAllowedAgainAt))
    return false;
  return openWays(restrictionsOn(restrictions, story.contactId, now)).includes('PHONE');
}

const fromOffer = ({ since, deadline }: OfferPage, other: '' | 'OTHER_'): Froms => ({
  [`${other}OFFER_RECEIVED`]: { at: since },
  ...(deadline !== null && { [`${other}OFFER_DEADLINE`]: { at: deadline } }),
});

/** What interviews and the offers of others bring along, whatever the employer has said. */
export function besideTheQuestion(world: World, story: Story): Owed[] {
  return [...beforeInterviews(world, story), ...afterInterviews(world, story), ...hurry(world, story)];
}

function beforeInterviews(world: World, story: Story): Owed[] {
  return story.ahead.flatMap(({ interviewId, since, startsAt, endsAt, done }) => {
    const about = done.filter((each) => each.interviewId === null || each.interviewId === interviewId);
    return brought(world, 'INTERVIEW_SCHEDULED')
      .filter((step) => !isDone(step.kind, about))
      .map((step) => owed(story, step, since, { INTERVIEW_START: { at: startsAt }, INTERVIEW_END: { at: endsAt } }));
  });
}

function afterInterviews(world: World, story: Story): Owed[] {
  const list: Owed[] = [];
  for (const { interviewId, since, contactIds, done } of story.held)
    for (const step of brought(world, 'INTERVIEW_HELD'))
      for (const contactId of contactIds.length === 0 ? [null] : contactIds) {
        const about = done.filter((each) => each.interviewId === null || each.interviewId === interviewId);
        const theirs = about.filter((each) => [null, contactId].includes(each.contactId) || contactId === null);
        if (!isDone(step.kind, theirs))
          list.push({ ...owed(story, step, since, { INTERVIEW_END: { at: since } }), contactId });
      }
  return list;
}

/** Whoever has come furthest is asked first: half an hour for each half round, seven hours at most. */
function hurry(world: World, story: Story): Owed[] {
  const { otherOffer } = story;
  if (otherOffer === null || story.offers.length > 0) return [];
  const halfRounds = story.held.length * 2 + (story.ahead.length > 0 ? 1 : 0);
  return brought(world, 'OTHER_OFFER_RECEIVED')
    .filter((step) => !isDone(step.kind, otherOffer.done))
    .map((step) => ({
      ...owed(story, step, otherOffer.since, fromOffer(otherOffer, 'OTHER_')),
      headStart: step.furthestFirst ? Math.min(halfRounds * 30, 420) : 0,
    }));
}

/** Practice before the first call since the interview. */
export function practice(world: World, story: Story): Owed[] {
  const { done } = story.practice;
  if (done.some((each) => asks(each) && isByPhone(each))) return [];
  return brought(world, 'CALL_AHEAD')
    .filter((step) => !isDone(step.kind, done))
    .map((step) => owed(story, step, story.question.since, {}));
}

export function aftercare(world: World, story: Story): Owed[] {
  const { closed } = story;
  if (closed === null) return [];
  return world.rules.aftercare[closed.outcome]
    .map((key) => stepNamed(world, key))
    .filter((step) => !isDone(step.kind, story.all))
    .map((step) => owed(story, step, closed.at, { CLOSED: { at: closed.at } }));
}

/** The counselor's look at a prospect that stays silent, or whose last way was closed. */
export function review(world: World, story: Story): Owed {
  const { since, done } = story.silence;
  const from: Froms = { SILENT_SINCE: { at: since } };
  const concerning = restrictionsOn(world.restrictions, story.contactId, world.now);
  const last = done.filter(asks)[world.rules.limits.attempts - 1];
  if (last) from.ATTEMPTS_USED_UP = { at: last.at };
  if (openWays(concerning).length === 0)
    from.ATTEMPTS_USED_UP = { at: Math.max(...concerning.map((each) => each.since)) };
  return owed(story, stepNamed(world, world.rules.reviewStep), since, from);
}
