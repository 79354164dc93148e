import { weekdayOf, type Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { instantAt, minuteOfDayIn } from '../../kernel/zone.js';
import type { Dated } from './dates.js';
import type { Duty } from './duties.js';
import type { Hours } from './policy.js';

/** From when on a step can be done, and what moved that hour, as sentences. */
export interface Opening {
  readonly at: Instant;
  readonly remarks: readonly string[];
}

interface DayOpening {
  readonly minute: number;
  readonly remarks: readonly string[];
}

const MONDAY = 1;
const NOON = 12 * 60;

/** A step dated by days opens with the hours of its day; one dated by hours opens at its anchor. */
export function openingOf(duty: Duty, due: Dated, zone: string, hours: Hours): Opening {
  if ('hours' in due.rule.offset) return { at: hoursOpening(due, due.rule.offset.hours, duty.openedAt), remarks: [] };
  return openingOn(duty, due.on, zone, hours);
}

/** From when on a step can be done on a day. */
export function openingOn(duty: Duty, on: Day, zone: string, hours: Hours): Opening {
  const { minute, remarks } = duty.step.channel === 'PHONE' ? callOpening(duty, on, zone, hours) : plain(hours);
  return { at: instantAt(zone, on, minute), remarks };
}

/** A waiting time starts at its anchor; a deadline can be met from the moment the step was opened. */
const hoursOpening = ({ anchor, at }: Dated, count: number, openedAt: Instant): Instant =>
  count > 0 && 'at' in anchor ? anchor.at : Math.min(openedAt, at);

const plain = (hours: Hours): DayOpening => ({ minute: hours.from, remarks: [] });

function callOpening(duty: Duty, on: Day, zone: string, hours: Hours): DayOpening {
  const opening = duty.step.atAnotherHour ? otherHalfOfTheDay(duty, zone, hours) : plain(hours);
  if (weekdayOf(on) !== MONDAY || opening.minute >= hours.mondayCallsFrom) return opening;
  return { minute: hours.mondayCallsFrom, remarks: ['not before noon on a Monday'] };
}

function otherHalfOfTheDay({ anchors }: Duty, zone: string, hours: Hours): DayOpening {
  const last = anchors.LAST_ATTEMPT;
  if (last === undefined || !('at' in last)) return plain(hours);
  return minuteOfDayIn(zone, last.at) < NOON
    ? { minute: hours.afternoonFrom, remarks: ['in the afternoon, because the last attempt was in the morning'] }
    : { minute: hours.from, remarks: ['in the morning, because the last attempt was in the afternoon'] };
}
