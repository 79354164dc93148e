import type { BusinessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import type { Day } from '../../../src/kernel/day.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type { DateRule, DueRule, Hours } from '../../../src/follow-up-policies/domain/policy.js';
import { behindThePause, walkBusinessDays } from './business-days.js';
import { nextDay, walkDays } from './days.js';
import type { From, Froms, Owed } from './owed.js';
import { firstMomentOf, wallTime } from './wall-clock.js';

/** A date, and the rule that gave it. */
export interface Due {
  readonly rule: DateRule;
  readonly from: From;
  readonly on: Day;
  readonly at: Instant;
}

const AN_HOUR = 3_600_000;
const SET_BY_OTHERS: readonly string[] = ['INTERVIEW_START', 'OFFER_DEADLINE', 'OTHER_OFFER_DEADLINE'];

/** What the rule says, walked on the calendar day by day; null where nobody knows what it is counted from. */
export function walked(rule: DateRule, froms: Froms, calendar: BusinessCalendar, hours: Hours): Due | null {
  const from = froms[rule.anchor];
  if (from === undefined) return null;
  const rests = !SET_BY_OTHERS.includes(rule.anchor);
  const start = 'on' in from ? from.on : wallTime(calendar.zone, from.at).day;
  const usual = withoutRest(rule, from, start, calendar, hours, rests);
  if (!rests || !calendar.paused.has(usual.on)) return usual;
  const on = behindThePause(calendar, start, usual.on);
  const looksBack = Object.values(rule.offset).some((count: number) => count < 0);
  return { ...usual, on, at: firstMomentOf(calendar.zone, on, looksBack ? hours.from : hours.until) };
}

function withoutRest(
  rule: DateRule,
  from: From,
  start: Day,
  calendar: BusinessCalendar,
  hours: Hours,
  rests: boolean,
): Due {
  const { offset } = rule;
  if ('hours' in offset) {
    const moment = 'on' in from ? firstMomentOf(calendar.zone, from.on, hours.until) : from.at;
    const at = moment + offset.hours * AN_HOUR;
    return { rule, from, at, on: wallTime(calendar.zone, at).day };
  }
  const on =
    'days' in offset ? walkDays(start, offset.days) : walkBusinessDays(calendar, start, offset.businessDays, rests);
  return { rule, from, on, at: firstMomentOf(calendar.zone, on, hours.until) };
}

/** The first rule that still lay ahead when the step came up, or its latest date if that is sooner; else the last rule known. */
export function dueOf({ step, since, from }: Owed, calendar: BusinessCalendar, hours: Hours): Due {
  const today = wallTime(calendar.zone, since).day;
  const known = step.due.filter((rule) => !wasNamedForThePast(rule, from[rule.anchor], today));
  const dates = known.flatMap((rule) => walked(rule, from, calendar, hours) ?? []);
  const ahead = dates.find(({ at }) => at >= since);
  if (ahead === undefined) return dates.at(-1)!;
  const { noLaterThan } = ahead.rule as DueRule;
  const latest = noLaterThan === undefined ? null : walked(noLaterThan, from, calendar, hours);
  return latest !== null && since <= latest.at && latest.at < ahead.at ? latest : ahead;
}

const NAMED_BY_PEOPLE: readonly string[] = ['PROMISED_DAY', 'CALL_BACK_DAY'];

const wasNamedForThePast = ({ anchor }: DateRule, from: From | undefined, today: Day): boolean =>
  NAMED_BY_PEOPLE.includes(anchor) && from !== undefined && 'on' in from && from.on < today;

/** The Monday after, or whenever work begins again then. */
export function weekAfter(sunday: Day, calendar: BusinessCalendar): Day {
  return walkBusinessDays(calendar, nextDay(sunday), 0);
}
