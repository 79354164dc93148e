import type { Day } from '../../../src/kernel/day.js';
import type { Fact, FollowedUp, GamePlanAgreed, Outcome, Snoozed, Timeline } from '../../../src/kernel/fact.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type { Turn } from '../../../src/follow-up-policies/domain/policy.js';

/**
 * A notebook that somebody keeps by hand: for every matter there is a page, and each follow-up is noted on all pages that are
 * open when it happens. The engine counts instead how many follow-ups were done before; the two must come to the same.
 */
export interface Page {
  readonly since: Instant;
  /** The follow-ups since the page was begun. */
  readonly done: FollowedUp[];
}

export interface InterviewPage extends Page {
  readonly interviewId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly contactIds: readonly string[];
}

export interface OfferPage extends Page {
  /** Null: only spoken of. */
  readonly offerId: string | null;
  deadline: Instant | null;
  isExtended: boolean;
}

export interface Story {
  turn: Turn;
  question: Page;
  /** The follow-up before the last turn, or that was it. */
  lastWord: FollowedUp | null;
  silence: Page;
  /** Since the last interview, where there was one. */
  practice: Page;
  /** Since the prospect was opened or reopened. */
  all: FollowedUp[];
  ahead: InterviewPage[];
  held: InterviewPage[];
  plans: GamePlanAgreed[];
  promisedOn: Day | null;
  callBackOn: Day | null;
  areCallsAgreed: boolean;
  doNotCallAt: Instant | null;
  contactId: string | null;
  /** Calls in a row that reached nobody. */
  inVain: FollowedUp[];
  offers: OfferPage[];
  otherOffer: OfferPage | null;
  closed: { readonly outcome: Outcome; readonly at: Instant } | null;
  snoozes: Snoozed[];
}

export const page = (since: Instant, done: readonly FollowedUp[] = []): Page => ({ since, done: [...done] });

export function firstPage({ openedAt }: Timeline): Story {
  return {
    turn: 'OPENED',
    question: page(openedAt),
    lastWord: null,
    silence: page(openedAt),
    practice: page(openedAt),
    all: [],
    ahead: [],
    held: [],
    plans: [],
    promisedOn: null,
    callBackOn: null,
    areCallsAgreed: true,
    doNotCallAt: null,
    contactId: null,
    inVain: [],
    offers: [],
    otherOffer: null,
    closed: null,
    snoozes: [],
  };
}

/** The question to the employer stands somewhere else from now on. */
export function turn(story: Story, to: Turn, at: Instant): void {
  story.turn = to;
  story.question = page(at);
  story.lastWord = story.all.at(-1) ?? null;
}

/** Every page on which follow-ups are noted at present. */
export const openPages = (story: Story): readonly Page[] => [
  story.question,
  story.silence,
  story.practice,
  ...story.ahead,
  ...story.held,
  ...story.offers,
  ...(story.otherOffer ? [story.otherOffer] : []),
];

/** Of facts of one moment, which came first. */
const CAUSES_FIRST: readonly Fact['kind'][] = [
  'REOPENED',
  'APPLIED',
  'INTERVIEW_SCHEDULED',
  'INTERVIEW_CALLED_OFF',
  'INTERVIEW_HELD',
  'GAME_PLAN_AGREED',
  'FOLLOWED_UP',
  'OFFER_RECEIVED',
  'OFFER_EXTENDED',
  'OFFER_EXPIRED',
  'OFFER_RESCINDED',
  'OFFER_RENEGED',
  'OTHER_OFFER_RECEIVED',
  'SNOOZED',
  'CLOSED',
];

/** An appointment was made before it began, whenever it was written down. */
const happenedAt = (fact: Fact): Instant =>
  fact.kind === 'INTERVIEW_SCHEDULED' && fact.startsAt < fact.at ? fact.startsAt : fact.at;

export const asTheyHappened = ({ facts }: Timeline): readonly Fact[] =>
  facts.toSorted((a, b) => {
    if (happenedAt(a) !== happenedAt(b)) return happenedAt(a) - happenedAt(b);
    if (a.kind !== b.kind) return CAUSES_FIRST.indexOf(a.kind) - CAUSES_FIRST.indexOf(b.kind);
    return a.id < b.id ? -1 : 1;
  });
