import type { Timeline } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import { agendaOf, type CalendarOf } from './agenda.js';
import { AS_WANTED, type BookedDay, callOf } from './contact-governor.js';
import type { DatedDuty } from './due.js';
import type { NextStep, Plan, StepOwner, Why } from './plan.js';
import type { PolicyRules } from './policy.js';
import { type Manners, NOTHING_SAID, situationOf } from './reading.js';
import { offsetInWords } from './why.js';

export type { CalendarOf } from './agenda.js';

const NOTHING_OWED: Plan = { nextStep: null, changesAt: null, call: null };

/**
 * The one step now owed on a prospect, and the next instant at which that changes although nothing happens; from
 * `now` until then the same facts give the same plan. An open prospect always owes a step; a closed one may owe
 * aftercare. Source: the rules of the policy version.
 */
export function planOf(
  rules: PolicyRules,
  timeline: Timeline,
  calendarOf: CalendarOf,
  now: Instant,
  manners: Manners = NOTHING_SAID,
  bookedDay: BookedDay = AS_WANTED,
): Plan {
  const situation = situationOf(timeline, manners, now);
  const agenda = agendaOf(rules, situation, calendarOf, bookedDay);
  const first = agenda.find(({ endsAt }) => endsAt === null || endsAt > now);
  const ends = situation.restrictions.map(({ until }) => until);
  if (first === undefined) return { ...NOTHING_OWED, changesAt: earliest(ends, now) };
  const call = agenda.map(callOf).find((each) => each !== null) ?? null;
  return {
    nextStep: nextStepOf(first, now),
    changesAt: earliest([first.endsAt, first.handsOverAt, ...ends], now),
    call,
  };
}

/** Time only ever takes duties away, so the first one stays first until it ends, passes to somebody else, or a restriction ends. */
function earliest(moments: readonly (Instant | null)[], now: Instant): Instant | null {
  const ahead = moments.filter((moment): moment is Instant => moment !== null && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function nextStepOf(duty: DatedDuty, now: Instant): NextStep {
  const { step, due } = duty;
  return {
    stepKey: step.key,
    kind: step.kind,
    channel: step.channel,
    owner: ownerAt(duty, now),
    opensAt: duty.opening.at,
    dueAt: due.at,
    dueOn: due.on,
    zone: duty.zone,
    contactId: duty.contactId,
    interviewId: duty.interviewId,
    snoozes: duty.snoozes,
    why: whyOf(duty, now),
  };
}

const isHandedOver = ({ handsOverAt }: DatedDuty, now: Instant): boolean => handsOverAt !== null && now >= handsOverAt;

const ownerAt = (duty: DatedDuty, now: Instant): StepOwner =>
  isHandedOver(duty, now) ? (duty.step.handsOver?.to ?? duty.step.owner) : duty.step.owner;

const whyOf = (duty: DatedDuty, now: Instant): Why => ({
  step: duty.step.key,
  anchor: { kind: duty.due.rule.anchor, factId: duty.due.anchor.factId, on: duty.due.anchorOn },
  offset: offsetInWords(duty.due.rule.offset),
  skipped: duty.due.skipped,
  adjustments: [
    ...duty.remarks,
    ...duty.opening.remarks,
    ...(isHandedOver(duty, now) ? ['passed on, because it was not done in time'] : []),
  ],
});
