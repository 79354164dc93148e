import type { Day } from '../../../src/kernel/day.js';
import type { Channel, Timeline } from '../../../src/kernel/fact.js';
import type { Instant } from '../../../src/kernel/instant.js';
import type { StepOwner } from '../../../src/follow-up-policies/domain/plan.js';
import type { PolicyStep } from '../../../src/follow-up-policies/domain/policy.js';
import { walkBusinessDays } from './business-days.js';
import { dueOf, walked, weekAfter, type Due } from './dates.js';
import { sundayOfWeek, weekdayNumber } from './days.js';
import { openWays, restrictionsOn } from './manners.js';
import { aftercare, besideTheQuestion, practice, review, theQuestion, type Owed, type World } from './owed.js';
import type { Story } from './story.js';
import { storyOf } from './telling.js';
import { firstMomentOf, wallTime } from './wall-clock.js';
import { asks, isAttempt } from './words.js';

/** What is owed, as far as the two engines are compared. */
export interface SlowStep {
  readonly stepKey: string;
  readonly channel: Channel | null;
  readonly contactId: string | null;
  readonly owner: StepOwner;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  readonly dueOn: Day;
  readonly snoozes: number;
}

/** An item of the list with its dates. */
interface Item extends Owed {
  readonly due: Due;
  readonly opensAt: Instant;
  endsAt: Instant;
  readonly passesOnAt: Instant;
  readonly snoozes: number;
}

const MONDAY = 1;
const NOON = 12 * 60;

/** The step owed now on a prospect: everything owed is listed with its dates, and the list is gone through. */
export function slowNextStep(world: World, timeline: Timeline): SlowStep | null {
  const items = listOf(world, storyOf(timeline)).filter(couldBeDone);
  let first: Item | null = null;
  for (const item of items)
    if (item.endsAt > world.now && (first === null || comesBefore(world, item, first))) first = item;
  return first && written(world, first);
}

const couldBeDone = ({ step, due, since }: Item): boolean => step.lapses.length === 0 || since <= due.at;

const comesBefore = ({ rules }: World, a: Item, b: Item): boolean => {
  const place = ({ key }: PolicyStep): number => rules.steps.findIndex((step) => step.key === key);
  return a.due.at === b.due.at ? place(a.step) < place(b.step) : a.due.at < b.due.at;
};

const written = ({ now }: World, { step, contactId, due, opensAt, passesOnAt, snoozes }: Item): SlowStep => ({
  stepKey: step.key,
  channel: step.channel,
  contactId,
  owner: step.handsOver !== null && passesOnAt <= now ? step.handsOver.to : step.owner,
  opensAt,
  dueAt: due.at,
  dueOn: due.on,
  snoozes,
});

function listOf(world: World, story: Story): Item[] {
  const put = (each: Owed): Item[] => byAnOpenWay(world, each).map((owed) => snoozed(world, story, dated(world, owed)));
  if (story.closed !== null) return aftercare(world, story).flatMap(put);
  const asked = theQuestion(world, story)
    .flatMap((each) => byAnOpenWay(world, each))
    .map((each) => snoozed(world, story, spaced(world, story, dated(world, each))));
  const question = asked.find(({ step }) => step.chases);
  const others = [
    ...besideTheQuestion(world, story),
    ...(question?.step.channel === 'PHONE' ? practice(world, story) : []),
  ];
  const list = [...asked, ...others.map((each) => beforeTheQuestion(each, question)).flatMap(put)];
  if (list.some(({ step }) => step.lapses.length === 0 && !step.chases)) return list;
  const look = snoozed(world, story, dated(world, review(world, story)));
  for (const item of list) if (item.step.chases) item.endsAt = look.opensAt;
  return [...list, look];
}

const beforeTheQuestion = (owed: Owed, question: Item | undefined): Owed =>
  question === undefined
    ? owed
    : {
        ...owed,
        from: { ...owed.from, QUESTION_OPENS: { at: question.opensAt }, QUESTION_DUE: { on: question.due.on } },
      };

/** By the way the policy names, else by the first that is open; not at all where none is. */
function byAnOpenWay({ restrictions, now }: World, owed: Owed): Owed[] {
  const { step, contactId } = owed;
  const ways = openWays(restrictionsOn(restrictions, contactId, now));
  if (step.channel === null || ways.includes(step.channel)) return [owed];
  return ways.slice(0, 1).map((channel) => ({ ...owed, step: { ...step, channel } }));
}

function dated(world: World, owed: Owed): Item {
  const { hours } = world.rules;
  const calendar = world.calendarOf(owed.contactId);
  const usual = dueOf(owed, calendar, hours);
  const opensAt = opening(world, owed, usual);
  const due = earlier(owed, usual, opensAt, calendar.zone);
  const lapses = owed.step.lapses.flatMap((rule) => walked(rule, owed.from, calendar, hours)?.at ?? []);
  const handover = owed.step.handsOver && walked(owed.step.handsOver.at, owed.from, calendar, hours);
  const endsAt = lapses.length === 0 ? Infinity : Math.max(due.at, Math.min(...lapses));
  return { ...owed, due, opensAt, endsAt, passesOnAt: handover?.at ?? Infinity, snoozes: 0 };
}

function earlier({ headStart, since }: Owed, due: Due, opensAt: Instant, zone: string): Due {
  if (headStart === 0) return due;
  const earliest = Math.min(due.at, Math.max(since, opensAt));
  const at = Math.max(earliest, due.at - headStart * 60_000);
  return { ...due, at, on: wallTime(zone, at).day };
}

function opening(world: World, owed: Owed, { rule, from, at, on }: Due): Instant {
  if (!('hours' in rule.offset)) return openingOn(world, owed, on);
  return rule.offset.hours > 0 && 'at' in from ? from.at : Math.min(owed.since, at);
}

function openingOn({ rules: { hours }, calendarOf }: World, { step, from, contactId }: Owed, on: Day): Instant {
  const { zone } = calendarOf(contactId);
  let minute = hours.from;
  const last = from.LAST_ATTEMPT;
  const isCall = step.channel === 'PHONE';
  if (isCall && step.atAnotherHour && last !== undefined && 'at' in last && wallTime(zone, last.at).minute < NOON)
    minute = hours.afternoonFrom;
  if (isCall && weekdayNumber(on) === MONDAY) minute = Math.max(minute, hours.mondayCallsFrom);
  return firstMomentOf(zone, on, minute);
}

const movedTo = (world: World, item: Item, on: Day): Item => {
  const { zone } = world.calendarOf(item.contactId);
  const at = firstMomentOf(zone, on, world.rules.hours.until);
  return { ...item, due: { ...item.due, on, at }, opensAt: openingOn(world, item, on) };
};

/** Some business days between two attempts, and no third in a week; but a day the contact named is kept. */
function spaced(world: World, story: Story, item: Item): Item {
  const { step, contactId, due } = item;
  if (!step.chases || !isAttempt(step.kind) || due.rule.anchor === 'CALL_BACK_DAY') return item;
  const calendar = world.calendarOf(contactId);
  const days = story.all
    .filter((each) => asks(each) && (contactId === null || each.contactId === null || each.contactId === contactId))
    .map(({ at }) => wallTime(calendar.zone, at).day);
  if (days.length === 0) return item;
  const rested = walkBusinessDays(calendar, days.at(-1)!, world.rules.limits.businessDaysBetweenAttempts);
  const apart = due.on < rested ? movedTo(world, item, rested) : item;
  const sunday = sundayOfWeek(apart.due.on);
  const inThatWeek = days.filter((day) => sundayOfWeek(day) === sunday);
  return inThatWeek.length < 2 ? apart : movedTo(world, apart, weekAfter(sunday, calendar));
}

/** Put off to the day somebody said, or the first business day after it; never to an earlier time. */
function snoozed(world: World, story: Story, item: Item): Item {
  const own = story.snoozes.filter(
    (each) => each.stepKey === item.step.key && each.contactId === item.contactId && each.at >= item.since,
  );
  if (own.length === 0) return item;
  const calendar = world.calendarOf(item.contactId);
  const later = movedTo(world, item, walkBusinessDays(calendar, own.at(-1)!.until, 0));
  if (later.due.at <= item.due.at) return { ...item, snoozes: own.length };
  const notBefore = (moment: Instant): Instant => Math.max(moment, later.due.at);
  return { ...later, snoozes: own.length, endsAt: notBefore(item.endsAt), passesOnAt: notBefore(item.passesOnAt) };
}
