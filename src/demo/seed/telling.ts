import type { Day } from '../../kernel/day.js';
import { DAY, HOUR, type Instant } from '../../kernel/instant.js';
import type { Chance } from './chance.js';
import { DOES_IT_ON_TIME, DOES_WHAT_IS_OWED, LATENESS_IN_DAYS } from './likelihoods.js';
import type { OfficeDays } from './office-days.js';
import type { EndingTold, FollowUpTold, InterviewTold, OfferTold } from './story.js';

const LONGEST_AGO = 26 * 7 * DAY;

/** Where and with whom a story plays. */
export interface Scene {
  readonly office: OfficeDays;
  readonly contactIds: readonly string[];
  readonly now: Instant;
  /** The moment that ids name. */
  readonly idsOf: Instant;
}

/** A story while it is being told: what was told so far, and how far time has come. Nothing is told that lies after now. */
export class Telling {
  readonly interviews: InterviewTold[] = [];
  readonly followUps: FollowUpTold[] = [];
  readonly openedAt: Instant;
  offer: OfferTold | null = null;
  ending: EndingTold | null = null;
  at: Instant;

  constructor(
    readonly chance: Chance,
    readonly scene: Scene,
  ) {
    // The square puts more stories into the recent weeks.
    this.openedAt = scene.now - HOUR - Math.floor(chance.next() ** 2 * LONGEST_AGO);
    this.at = this.openedAt;
  }

  id(): string {
    return this.chance.id(this.scene.idsOf);
  }

  today(): Day {
    return this.scene.office.dayOf(this.at);
  }

  /** The business day that comes that many business days from where the story stands. */
  dayAfter(businessDays: number): Day {
    return this.scene.office.after(this.today(), businessDays);
  }

  /** Lets time pass until some office hour of the day; false, and nothing passes, when that lies in the future. */
  goTo(day: Day): boolean {
    const at = Math.max(this.at + HOUR, this.scene.office.moment(this.chance, day));
    if (at > this.scene.now) return false;
    this.at = at;
    return true;
  }

  /** Lets time pass until somebody does what is due on that day; false when nobody does. */
  goToWhenDone(dueOn: Day): boolean {
    if (!this.chance.happens(DOES_WHAT_IS_OWED)) return false;
    const isOnTime = this.chance.happens(DOES_IT_ON_TIME);
    return this.goTo(isOnTime ? dueOn : this.scene.office.after(dueOn, this.chance.weigh(LATENESS_IN_DAYS)));
  }

  /** Writes down what was done where the story stands. */
  did(done: Pick<FollowUpTold, 'kind' | 'channel'> & Partial<FollowUpTold>): FollowUpTold {
    const told = { ...NOTHING_MORE, id: this.id(), at: this.at, ...done };
    this.followUps.push(told);
    return told;
  }
}

const NOTHING_MORE = {
  contactId: null,
  interviewId: null,
  disposition: null,
  promisedOn: null,
  callBackOn: null,
  decision: null,
  answers: null,
};
