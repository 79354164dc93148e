import { dayInWords, sentenceOf } from '../../follow-up-policies/domain/why.js';
import type { StepKind, Why } from '../../follow-up-policies/domain/plan.js';
import type { Day } from '../../kernel/day.js';
import type { Channel } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import { sum } from '../../kernel/sum.js';

/** A step that somebody owes. */
export interface OwedItem {
  readonly prospectId: string;
  readonly employer: string;
  readonly position: string | null;
  /** Whose candidacy it is; null: the reader's own. */
  readonly student: string | null;
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly dueAt: Instant;
  readonly dueOn: Day;
  readonly why: Why;
}

/** An offer that waits for an answer. */
export interface OfferItem {
  readonly prospectId: string;
  readonly employer: string;
  readonly position: string | null;
  /** Whose offer it is; null: the reader's own. */
  readonly student: string | null;
  /** The day of the deadline where the reader is. */
  readonly deadlineOn: Day;
}

/** Items in order, and how many there are in all: a long list is cut. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** What a person has to hear of on a day, worst first. */
export interface Owed {
  /** Overdue or due by the end of the day. */
  readonly own: Listed<OwedItem>;
  /** Overdue so long that the reader is to step in. */
  readonly escalated: Listed<OwedItem>;
  /** Offers to be answered within days, of the reader or of students whom the reader looks after. */
  readonly offers: Listed<OfferItem>;
}

export interface OutlineItem {
  readonly headline: string;
  readonly why: string;
  readonly prospectId: string;
}

export interface Section {
  readonly title: string;
  readonly isUrgent: boolean;
  readonly items: readonly OutlineItem[];
}

export interface Outline {
  /** Without names: subjects are seen on locked screens. */
  readonly subject: string;
  readonly sections: readonly Section[];
  /** Items that found no room. */
  readonly more: number;
}

/** A digest in words; null: there is nothing to say. */
export function outlineOf({ own, escalated, offers }: Owed, now: Instant): Outline | null {
  const overdue = own.items.filter(({ dueAt }) => dueAt < now);
  const today = own.items.filter(({ dueAt }) => dueAt >= now);
  const sections = [
    { title: 'Please step in', isUrgent: true, items: escalated.items.map(inWords) },
    { title: 'Overdue', isUrgent: true, items: overdue.map(inWords) },
    { title: 'Due today', isUrgent: false, items: today.map(inWords) },
    { title: 'Offers to answer soon', isUrgent: false, items: offers.items.map(offerInWords) },
  ].filter(({ items }) => items.length > 0);
  if (sections.length === 0) return null;
  const lists = [own, escalated, offers];
  return {
    subject: subjectOf(own.total + escalated.total, overdue.length + escalated.items.length, offers.total),
    sections,
    more: sum(lists.map(({ total, items }) => total - items.length)),
  };
}

function subjectOf(all: number, late: number, offers: number): string {
  if (all === 0) return `${counted(offers, 'offer')} to answer soon`;
  return `${counted(all, 'follow-up')} for you${late === 0 ? ' today' : `, ${late} overdue`}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const headlineOf = ({ student, employer, position }: OwedItem | OfferItem): string =>
  [student, employer, position].filter((part) => part !== null).join(' · ');

const inWords = (item: OwedItem): OutlineItem => ({
  headline: headlineOf(item),
  why: sentenceOf(item),
  prospectId: item.prospectId,
});

const offerInWords = (item: OfferItem): OutlineItem => ({
  headline: headlineOf(item),
  why: `The offer is to be answered by ${dayInWords(item.deadlineOn)}.`,
  prospectId: item.prospectId,
});
