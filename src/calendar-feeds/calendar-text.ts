import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { HOUR } from '../kernel/instant.js';
import { folded } from './domain/folded.js';
import type { FeedEvent } from './domain/feed-event.js';

const SECOND = 1_000;

const END = 'END:VCALENDAR';

/**
 * A calendar as RFC 5545 text. The same events make the same text, so that a program that has it already need not fetch it
 * again. Entries are folded here: the library takes a hundred milliseconds for some hundred of them.
 */
export const calendarText = (events: readonly FeedEvent[]): string => {
  const calendar = ical({
    prodId: { company: 'Followthrough', product: 'Calendar feed', language: 'EN' },
    name: 'Followthrough',
    ttl: HOUR / SECOND,
  });
  const frame = calendar.toString();
  const entries = events.map((event) => calendar.createEvent(vevent(event)).toString());
  return frame.replace(END, () => `${folded(entries.join(''))}${END}`);
};

const vevent = (event: FeedEvent) => ({
  id: event.uid,
  sequence: event.sequence,
  stamp: new Date(event.changedAt),
  lastModified: new Date(event.changedAt),
  start: new Date(event.startsAt),
  end: new Date(event.endsAt),
  summary: event.summary,
  description: event.description,
  status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  transparency: ICalEventTransparency.OPAQUE,
  alarms:
    event.alarm === null
      ? []
      : [{ type: ICalAlarmType.display, triggerBefore: event.alarm / SECOND, description: event.summary }],
});
