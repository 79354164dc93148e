import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText } from '../../../src/calendar-feeds/calendar-text.js';
import { isNamedIn } from '../../../src/calendar-feeds/domain/entity-tag.js';
import {
  eventOf,
  type FeedInterview,
  type FeedItem,
  type FeedStep,
} from '../../../src/calendar-feeds/domain/feed-event.js';
import { clock } from '../../support/facts.js';

const WHOSE = { studentName: null, employerName: 'Harbor Logistics', position: 'Clerk' };

const STEP: FeedStep = {
  ...WHOSE,
  kind: 'STEP',
  id: 'p1',
  step: 'STATUS_CHECK',
  channel: 'PHONE',
  dueOn: '2026-11-30',
  dueAt: clock('2026-11-30 17:00'),
  plannedAt: clock('2026-11-20 09:00'),
  why: {
    step: 'status-call',
    anchor: { kind: 'PROMISED_DAY', factId: null, on: '2026-11-27' },
    offset: 'one business day after',
    skipped: [
      { day: '2026-11-28', reason: 'Saturday' },
      { day: '2026-11-29', reason: 'Sunday' },
    ],
    adjustments: [],
  },
};

const INTERVIEW: FeedInterview = {
  ...WHOSE,
  kind: 'INTERVIEW',
  id: 'i1',
  version: 3,
  round: 2,
  status: 'SCHEDULED',
  startsAt: clock('2026-12-01 10:00'),
  endsAt: clock('2026-12-01 11:00'),
  changedAt: clock('2026-11-20 09:00'),
};

describe('an entry', () => {
  it('of a next step ends when it is due, rings before, and says why', () => {
    expect(eventOf(STEP)).toEqual({
      uid: 'next-step-p1@followthrough',
      sequence: (clock('2026-11-20 09:00') - Date.UTC(2020, 0, 1)) / 1_000,
      changedAt: clock('2026-11-20 09:00'),
      startsAt: clock('2026-11-30 16:30'),
      endsAt: clock('2026-11-30 17:00'),
      summary: 'Call: Harbor Logistics',
      description:
        'Call on Monday 30 November: one business day after the promised date (Friday 27 November); Saturday and Sunday do not count.',
      isCancelled: false,
      alarm: 3_600_000,
    });
  });

  it('keeps its name over replans and counts them', () => {
    const later = eventOf({ ...STEP, step: 'COUNSELOR_REVIEW', plannedAt: STEP.plannedAt + 1_000 });
    expect(later.uid).toBe(eventOf(STEP).uid);
    expect(later.sequence).toBe(eventOf(STEP).sequence + 1);
  });

  it('of an interview that was called off stays, without an alarm', () => {
    for (const status of ['CANCELLED', 'RESCHEDULED'] as const)
      expect(eventOf({ ...INTERVIEW, status })).toMatchObject({
        uid: 'interview-i1@followthrough',
        sequence: 3,
        isCancelled: true,
        alarm: null,
        summary: 'Called off: interview: Harbor Logistics',
      });
    expect(eventOf(INTERVIEW)).toMatchObject({ isCancelled: false, alarm: 3_600_000 });
  });

  it('names the student in the calendar of a counselor', () => {
    expect(eventOf({ ...STEP, studentName: 'Ana L.' }).summary).toBe('Call: Harbor Logistics (Ana L.)');
  });
});

const name = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });
const items: fc.Arbitrary<FeedItem> = fc
  .tuple(
    name,
    fc.option(name),
    fc.option(name),
    fc.constantFrom<FeedItem>(STEP, INTERVIEW, { ...INTERVIEW, status: 'CANCELLED' }),
  )
  .map(([employerName, position, studentName, item]) => ({ ...item, employerName, position, studentName }));

describe('the text', () => {
  it('is read by another library as it was meant, which writes what it reads the same again', () => {
    fc.assert(
      fc.property(fc.array(items, { maxLength: 5 }), (all) => {
        const events = all.map(eventOf);
        const calendar = ICAL.Component.fromString(calendarText(events));
        const read = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
        expect(
          read.map(({ uid, summary, description, sequence }) => ({ uid, summary, description, sequence })),
        ).toEqual(events.map(({ uid, summary, description, sequence }) => ({ uid, summary, description, sequence })));
        expect(read.map(({ startDate }) => startDate.toJSDate().getTime())).toEqual(
          events.map(({ startsAt }) => startsAt),
        );
        const written = calendar.toString();
        expect(ICAL.Component.fromString(written).toString()).toBe(written);
      }),
    );
  });

  it('has lines of at most 75 octets that end in CRLF, whatever the letters', () => {
    fc.assert(
      fc.property(items, (item) => {
        const text = calendarText([eventOf(item)]);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('is the same for the same events', () => {
    expect(calendarText([eventOf(STEP)])).toBe(calendarText([eventOf(STEP)]));
    expect(calendarText([eventOf(STEP)])).toContain('DTSTART:20261130T213000Z');
  });
});

describe('an entity tag', () => {
  it.each([
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
  ])('in If-None-Match: %s is known: %s', (header, expected) => {
    expect(isNamedIn(header, '"a"')).toBe(expected);
  });
});
