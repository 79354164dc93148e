import {
  addBusinessDays,
  type BusinessCalendar,
  type BusinessDayCount,
  type SkippedDay,
} from '../../calendars/domain/business-calendar.js';
import { shifted, withoutPauses } from '../../calendars/domain/pause.js';
import { addDays, type Day } from '../../kernel/day.js';
import { HOUR, type Instant } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import type { AnchorKind, DateRule, Hours, Offset } from './policy.js';

/** What a date is counted from: a moment, or a day that somebody named. */
export type Anchor =
  { readonly factId: string | null; readonly at: Instant } | { readonly factId: string | null; readonly on: Day };

export type Anchors = Readonly<Partial<Record<AnchorKind, Anchor>>>;

/** A date, with all that explains it. */
export interface Dated {
  readonly rule: DateRule;
  readonly anchor: Anchor;
  readonly anchorOn: Day;
  readonly on: Day;
  /** End of the day's hours, or the exact moment where the rule counts hours. */
  readonly at: Instant;
  readonly skipped: readonly SkippedDay[];
}

const WITHOUT_DAYS: readonly SkippedDay[] = [];

/** Appointments and deadlines that other people set: a pause does not move what is counted from them. */
const WAITS_FOR_NOBODY: ReadonlySet<AnchorKind> = new Set<AnchorKind>([
  'INTERVIEW_START',
  'OFFER_DEADLINE',
  'OTHER_OFFER_DEADLINE',
]);

/**
 * Counts a rule's date from its anchor on the calendar; null when the anchor is unknown. A pause stops the clock:
 * business days pass over it, and other distances that end in it are moved behind it.
 */
export function dateOf(rule: DateRule, anchors: Anchors, calendar: BusinessCalendar, hours: Hours): Dated | null {
  const anchor = anchors[rule.anchor];
  if (anchor === undefined) return null;
  const clock = WAITS_FOR_NOBODY.has(rule.anchor) ? withoutPauses(calendar) : calendar;
  return behindPauses(countedFrom(anchor, rule, clock, hours), clock, hours);
}

function countedFrom(anchor: Anchor, rule: DateRule, calendar: BusinessCalendar, hours: Hours): Dated {
  const anchorOn = dayOf(anchor, calendar.zone);
  const { offset } = rule;
  if ('hours' in offset) {
    const at = momentOf(anchor, calendar.zone, hours) + offset.hours * HOUR;
    return { rule, anchor, anchorOn, on: dayIn(calendar.zone, at), at, skipped: WITHOUT_DAYS };
  }
  const { day, skipped } = countDays(offset, anchorOn, calendar);
  return { rule, anchor, anchorOn, on: day, at: instantAt(calendar.zone, day, hours.until), skipped };
}

/** What comes before its anchor stays before it: it is due when the day begins, so that a rehearsal precedes its call. */
function behindPauses(date: Dated, calendar: BusinessCalendar, hours: Hours): Dated {
  if (!calendar.paused.has(date.on)) return date;
  const { day, skipped } = shifted(calendar, date.anchorOn, date.on);
  const minute = looksBack(date.rule.offset) ? hours.from : hours.until;
  return { ...date, on: day, at: instantAt(calendar.zone, day, minute), skipped };
}

const looksBack = (offset: Offset): boolean => Object.values(offset).some((count: number) => count < 0);

function countDays(
  offset: Exclude<Offset, { readonly hours: number }>,
  from: Day,
  calendar: BusinessCalendar,
): BusinessDayCount {
  if ('businessDays' in offset) return countBusinessDays(calendar, from, offset.businessDays);
  return { day: addDays(from, offset.days), skipped: WITHOUT_DAYS };
}

/** Counting is the costly part of a plan, and a batch asks for the same few days thousands of times. */
function countBusinessDays(calendar: BusinessCalendar, from: Day, count: number): BusinessDayCount {
  const known = counted.get(calendar) ?? new Map<string, BusinessDayCount>();
  const key = `${from} ${count}`;
  const result = known.get(key) ?? addBusinessDays(calendar, from, count);
  counted.set(calendar, known.set(key, result));
  return result;
}

const counted = new WeakMap<BusinessCalendar, Map<string, BusinessDayCount>>();

const dayOf = (anchor: Anchor, zone: string): Day => ('on' in anchor ? anchor.on : dayIn(zone, anchor.at));

/** A named day is over at the end of its hours. */
const momentOf = (anchor: Anchor, zone: string, hours: Hours): Instant =>
  'on' in anchor ? instantAt(zone, anchor.on, hours.until) : anchor.at;
