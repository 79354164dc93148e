import fc from 'fast-check';
import { NOTHING_SAID } from '../../../src/follow-up-policies/domain/reading.js';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import { pausedFor } from '../../../src/calendars/domain/pause.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { Hours, Offset, PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import type { Restriction } from '../../../src/follow-up-policies/domain/restrictions.js';
import { addDays, type Day, type Weekday } from '../../../src/kernel/day.js';
import { CHANNELS, type Timeline } from '../../../src/kernel/fact.js';
import { DAY, MINUTE, type Instant } from '../../../src/kernel/instant.js';
import type { World } from '../../support/slow-engine/owed.js';
import { slowNextStep, type SlowStep } from '../../support/slow-engine/slow-engine.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';

/** Two engines, one quick and one that walks the calendar day by day, must owe the same step at the same times. */

const CONTACTS = ['rivera', 'okafor', 'lindqvist'] as const;

/** Both changes of the clock in each zone; Lord Howe moves it by half an hour, Santiago at midnight. */
const CLOCK_CHANGES: readonly (readonly [zone: string, days: readonly Day[]])[] = [
  ['America/New_York', ['2026-11-01', '2027-03-14']],
  ['Europe/Berlin', ['2026-10-25', '2027-03-28']],
  ['Australia/Lord_Howe', ['2026-10-04', '2027-04-04']],
  ['America/Santiago', ['2026-09-06', '2027-04-04']],
  ['Pacific/Auckland', ['2026-09-27', '2027-04-04']],
];

interface Life {
  readonly world: World;
  readonly timeline: Timeline;
}

const dayFrom = (first: Day, length: number): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: length }).map((count) => addDays(first, count));

/** A calendar with days off in the year from its first day, and maybe pauses. Clocks are changed on Sundays, so some work then. */
const calendars = (zone: string, first: Day) =>
  fc
    .record({
      off: fc.array(dayFrom(first, 250), { maxLength: 8 }),
      workingWeekdays: fc.constantFrom<Weekday[]>([1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [1, 2, 3, 4, 5, 6, 7]),
      pauses: fc.array(fc.tuple(dayFrom(first, 250), fc.integer({ min: 0, max: 40 })), { maxLength: 2 }),
    })
    .map(({ off, workingWeekdays, pauses }) =>
      pausedFor(
        businessCalendar({
          zone,
          daysOff: new Map(off.map((day) => [day, 'holiday'])),
          workingWeekdays: new Set(workingWeekdays),
        }),
        pauses.map(([firstDay, length]) => ({ firstDay, lastDay: addDays(firstDay, length), reason: 'Paused: exams' })),
      ),
    );

const restrictions = (from: Instant): fc.Arbitrary<readonly Restriction[]> =>
  fc.array(
    fc
      .record({
        contactId: fc.constantFrom(null, ...CONTACTS),
        channels: fc.oneof(fc.subarray([...CHANNELS], { minLength: 1 }), fc.constant([...CHANNELS])),
        since: fc.integer({ min: 0, max: 150 }),
        length: fc.option(fc.integer({ min: 1, max: 200 })),
      })
      .map(({ contactId, channels, since, length }) => {
        const at = from + since * DAY;
        return { id: `${contactId} ${at}`, contactId, channels, since: at, until: length && at + length * DAY };
      }),
    { maxLength: 2 },
  );

const offset = fc.oneof<fc.Arbitrary<Offset>[]>(
  fc.integer({ min: -3, max: 12 }).map((businessDays) => ({ businessDays })),
  fc.integer({ min: -3, max: 40 }).map((days) => ({ days })),
  fc.integer({ min: -30, max: 100 }).map((hours) => ({ hours })),
);

/** The default policy as it stands, or with other distances and limits in it. */
const policies: fc.Arbitrary<PolicyRules> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(UNTIL_OFFER_OR_REJECTION) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(offset, { minLength: 30, maxLength: 30 }), fc.integer({ min: 1, max: 4 }))
      .map(([offsets, limit]) =>
        withOffsets(offsets, {
          unansweredCalls: limit,
          voicemails: limit - 1,
          attempts: limit + 1,
          businessDaysBetweenAttempts: limit,
        }),
      ),
  },
);

/** The default policy with these distances, one after the other and from the start again. */
function withOffsets(offsets: readonly Offset[], limits: PolicyRules['limits']): PolicyRules {
  let taken = 0;
  const changed = JSON.parse(JSON.stringify(UNTIL_OFFER_OR_REJECTION), (name, value) => {
    if (name !== 'offset') return value;
    taken += 1;
    return offsets[taken % offsets.length];
  });
  return { ...changed, limits };
}

interface Stage {
  readonly openedAt: Instant;
  readonly zones: readonly string[];
  readonly hours: fc.Arbitrary<Hours>;
}

/** A history, the manners of the employer, and a moment at which all of it is known. */
const lives = ({ openedAt, zones, hours }: Stage): fc.Arbitrary<Life> => {
  const first = new Date(openedAt).toISOString().slice(0, 10) as Day;
  return fc
    .record({
      timeline: timelines(openedAt),
      ofCenter: calendars(zones[0]!, first),
      ofContacts: fc.tuple(...zones.slice(1).map((zone) => calendars(zone, first))),
      restrictions: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, restrictions(openedAt)),
      callsAllowedAgainAfter: fc.option(fc.integer({ min: 0, max: 200 })),
      wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 })),
      minutes: fc.integer({ min: 0, max: 1_439 }),
      policy: policies,
      hours,
    })
    .map(({ timeline, ofCenter, ofContacts, callsAllowedAgainAfter, wait, minutes, ...given }) => {
      const calendarOf: World['calendarOf'] = (contactId) =>
        ofContacts[CONTACTS.findIndex((each) => each === contactId)] ?? ofCenter;
      const rules: PolicyRules = { ...given.policy, hours: given.hours };
      const now = lastMomentOf(timeline) + wait * DAY + minutes * MINUTE;
      const callsAllowedAgainAt = callsAllowedAgainAfter && openedAt + callsAllowedAgainAfter * DAY;
      return { timeline, world: { rules, calendarOf, restrictions: given.restrictions, callsAllowedAgainAt, now } };
    });
};

const quick = ({ world: { rules, calendarOf, now, ...manners }, timeline }: Life): SlowStep | null => {
  const { nextStep } = planOf(rules, timeline, calendarOf, now, { ...NOTHING_SAID, ...manners });
  if (nextStep === null) return null;
  const { stepKey, channel, contactId, owner, opensAt, dueAt, dueOn, snoozes } = nextStep;
  return { stepKey, channel, contactId, owner, opensAt, dueAt, dueOn, snoozes };
};

const agree = (stage: Stage, numRuns: number): void =>
  fc.assert(
    fc.property(lives(stage), (life) => {
      expect(slowNextStep(life.world, life.timeline)).toEqual(quick(life));
    }),
    { numRuns },
  );

const officeHours = fc.constant(UNTIL_OFFER_OR_REJECTION.hours);

/** Hours in the night, when clocks are changed: they may not exist on a day, or exist twice. */
const atNight = fc.uniqueArray(fc.integer({ min: 0, max: 210 }), { minLength: 4, maxLength: 4 }).map((minutes) => {
  const [from, mondayCallsFrom, afternoonFrom, until] = minutes.toSorted((a, b) => a - b) as [
    number,
    number,
    number,
    number,
  ];
  return { from, mondayCallsFrom, afternoonFrom, until };
});

describe('the engine and the slow one', () => {
  it(
    'agree on 10,000 lives of prospects',
    () =>
      agree(
        {
          openedAt: Date.UTC(2026, 8, 1, 14),
          zones: ['America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Europe/Stockholm'],
          hours: officeHours,
        },
        10_000,
      ),
    240_000,
  );

  describe.each(CLOCK_CHANGES)('in %s', (zone, days) => {
    it.each(days)(
      'agree around the change of the clock on %s',
      (day) => {
        const openedAt = Date.parse(addDays(day, -12));
        for (const hours of [officeHours, atNight]) agree({ openedAt, zones: [zone], hours }, 250);
      },
      120_000,
    );
  });
});
