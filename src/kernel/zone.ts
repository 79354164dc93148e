import { addDays, daysBetween, type Day } from './day.js';
import { DAY, MINUTE, type Instant } from './instant.js';

/**
 * Wall clocks of IANA time zones, from the platform's own table (Intl). Intl is slow to ask and slower to set up, so
 * its answers are kept: per zone and year, the few spans between which the clock is put forward or back.
 */

/** From this instant on the wall clock is `offset` milliseconds ahead of UTC. */
interface Span {
  readonly from: Instant;
  readonly offset: number;
}

interface Clock {
  readonly formatter: Intl.DateTimeFormat;
  readonly spansByYear: Map<number, readonly Span[]>;
}

const EPOCH: Day = '1970-01-01';
const SECOND = 1_000;
const clocks = new Map<string, Clock>();

/** An area and a place, or the zone of none. */
const NAME = /^(?:UTC|GMT|[A-Za-z]+\/[\w+/-]+)$/;
/** Names that only Intl still knows; others, like `AET`, are kept out by their form. PostgreSQL computes with zones too. */
const RETIRED: ReadonlySet<string> = new Set(['us/pacific-new', 'canada/east-saskatchewan']);

/** Whether the text names an IANA zone, `America/New_York`. An offset, `+05:30`, is no zone: it knows no clock change. */
export function isZone(text: string): boolean {
  if (clocks.has(text)) return true;
  if (!NAME.test(text) || RETIRED.has(text.toLowerCase())) return false;
  try {
    formatterOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day on the wall of that zone. */
export const dayIn = (zone: string, instant: Instant): Day =>
  addDays(EPOCH, Math.floor(wallTimeAt(zone, instant) / DAY));

/** Whole minutes since midnight on the wall clock of that zone: 0 to 1439. */
export function minuteOfDayIn(zone: string, instant: Instant): number {
  const wallTime = wallTimeAt(zone, instant);
  return Math.floor((wallTime - Math.floor(wallTime / DAY) * DAY) / MINUTE);
}

/**
 * The earliest instant at which the wall clock of that zone shows that day and minute, or later. So a time that
 * occurs twice in autumn is the first of the two, and a time that is left out in spring is the end of the gap.
 */
export function instantAt(zone: string, day: Day, minuteOfDay: number): Instant {
  const wallTime = daysBetween(EPOCH, day) * DAY + minuteOfDay * MINUTE;
  const offsetBefore = offsetAt(zone, wallTime - DAY);
  const offsetAfter = offsetAt(zone, wallTime + DAY);
  const candidates = [wallTime - offsetBefore, wallTime - offsetAfter];
  return (
    candidates.find((candidate) => wallTimeAt(zone, candidate) === wallTime) ??
    changeBetween((instant) => offsetAt(zone, instant), wallTime - offsetAfter, wallTime - offsetBefore)
  );
}

/** What the wall clock shows, as if it were read in UTC. */
const wallTimeAt = (zone: string, instant: Instant): number => instant + offsetAt(zone, instant);

function offsetAt(zone: string, instant: Instant): number {
  const spans = spansOf(clockOf(zone), new Date(instant).getUTCFullYear());
  const span = spans.findLast(({ from }) => from <= instant);
  if (span) return span.offset;
  throw new RangeError(`${instant} is not an instant; use milliseconds since 1970-01-01T00:00:00Z.`);
}

function clockOf(zone: string): Clock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = { formatter: formatterOf(zone), spansByYear: new Map<number, readonly Span[]>() };
  clocks.set(zone, clock);
  return clock;
}

function spansOf(clock: Clock, year: number): readonly Span[] {
  const known = clock.spansByYear.get(year);
  if (known) return known;
  const spans = readSpans((instant) => readOffset(clock.formatter, instant), year);
  clock.spansByYear.set(year, spans);
  return spans;
}

/** Looks once per day, because no zone changes its clock twice within one. */
function readSpans(offsetOf: (instant: Instant) => number, year: number): readonly Span[] {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const spans: Span[] = [];
  for (let instant = start, offset = Number.NaN; instant <= end; instant += DAY) {
    if (offsetOf(instant) === offset) continue;
    offset = offsetOf(instant);
    const from = instant === start ? start : changeBetween(offsetOf, instant - DAY, instant);
    spans.push({ from, offset });
  }
  return spans;
}

/** The first instant with the later offset, given one instant before the change and one after it. */
function changeBetween(offsetOf: (instant: Instant) => number, before: Instant, after: Instant): Instant {
  if (after - before <= 1) return after;
  const middle = Math.floor((before + after) / 2);
  return offsetOf(middle) === offsetOf(after)
    ? changeBetween(offsetOf, before, middle)
    : changeBetween(offsetOf, middle, after);
}

/** Swedish writes a date and time nearly as ISO 8601 does: `2026-11-22 14:05:09`. */
function readOffset(formatter: Intl.DateTimeFormat, instant: Instant): number {
  const wallTime = Date.parse(`${formatter.format(instant).replace(' ', 'T')}Z`);
  return wallTime - Math.floor(instant / SECOND) * SECOND;
}

const formatterOf = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
