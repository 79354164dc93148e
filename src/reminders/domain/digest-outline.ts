import { sentenceOf } from '../../follow-up-policies/domain/why.js';
import type { StepKind, Why } from '../../follow-up-policies/domain/plan.js';
import type { Day } from '../../kernel/day.js';
import type { Channel } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';

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

/** Items in order, and how many there are in all: a long list is cut. */
export interface Listed {
  readonly items: readonly OwedItem[];
  readonly total: number;
}

/** What a person has to hear of on a day, worst first. */
export interface Owed {
  /** Overdue or due by the end of the day. */
  readonly own: Listed;
  /** Overdue so long that the reader is to step in. */
  readonly escalated: Listed;
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
export function outlineOf({ own, escalated }: Owed, now: Instant): Outline | null {
  const overdue = own.items.filter(({ dueAt }) => dueAt < now);
  const today = own.items.filter(({ dueAt }) => dueAt >= now);
  const sections = [
    { title: 'Please step in', isUrgent: true, items: escalated.items },
    { title: 'Overdue', isUrgent: true, items: overdue },
    { title: 'Due today', isUrgent: false, items: today },
  ].filter(({ items }) => items.length > 0);
  if (sections.length === 0) return null;
  const shown = own.items.length + escalated.items.length;
  return {
    subject: subjectOf(own.total + escalated.total, overdue.length + escalated.items.length),
    sections: sections.map((section) => ({ ...section, items: section.items.map(inWords) })),
    more: own.total + escalated.total - shown,
  };
}

const subjectOf = (all: number, late: number): string =>
  `${all} ${all === 1 ? 'follow-up' : 'follow-ups'} for you${late === 0 ? ' today' : `, ${late} overdue`}`;

const inWords = (item: OwedItem): OutlineItem => ({
  headline: [item.student, item.employer, item.position].filter((part) => part !== null).join(' · '),
  why: sentenceOf(item),
  prospectId: item.prospectId,
});
