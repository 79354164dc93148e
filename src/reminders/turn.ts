import { type BusinessCalendar, pausedFor } from '../calendars/index.js';
import { DAY, type Instant } from '../kernel/instant.js';
import { newId } from '../platform/clock/index.js';
import { nextDigest } from './domain/digest-time.js';
import { type DatedOccurrence, toSay } from './domain/occurrences.js';
import type { DueStep, MovedOn } from './due-steps.store.js';
import type { EscalationLevel } from './escalation.entity.js';
import type { NewEscalation } from './escalations.store.js';
import type { WhoListens } from './listeners.service.js';
import { hoursOf, type Recipient } from './recipient.js';
import type { NewReminder } from './reminders.store.js';

/** A step that has come up: what has to be said of it by now, and when the next thing has. */
export interface Turn {
  readonly step: DueStep;
  readonly occurrences: readonly DatedOccurrence[];
  readonly nextAt: Instant | null;
}

/**
 * Nobody hears of an archived student; should the record come back, so do the reminders. A pause that began after the step was
 * due stops the ladder until it is over.
 */
export function turnOf(step: DueStep, calendar: BusinessCalendar, now: Instant): Turn {
  if (step.isArchived) return { step, occurrences: [], nextAt: now + DAY };
  const { now: occurrences, nextAt } = toSay(
    {
      ...step,
      dueAt: step.dueAt.getTime(),
      knownSince: step.openedAt.getTime(),
      acknowledgedAt: step.acknowledgedAt?.getTime() ?? null,
    },
    pausedFor(calendar, step.pauses),
    now,
  );
  return { step, occurrences, nextAt };
}

export const movedOn = ({ step, nextAt }: Turn): MovedOn => ({
  prospectId: step.prospectId,
  remindAt: nextAt === null ? null : new Date(nextAt),
});

/** What is written into inboxes. */
export const remindersOf = ({ step, occurrences }: Turn, who: WhoListens, now: Instant): NewReminder[] =>
  occurrences.flatMap(({ audience, occurrence }) => {
    const person = who(step, audience);
    return person === null
      ? []
      : { ...aboutStep(step), personId: person.personId, audience, occurrence, remindedAt: new Date(now) };
  });

/** Who finds a step in the next digest before it is due; null: nobody, it comes too late or is due already. */
export function comingUpFor(
  { step }: Turn,
  who: WhoListens,
  calendar: BusinessCalendar,
  now: Instant,
): Recipient | null {
  const person = step.isArchived || step.dueAt.getTime() <= now ? null : who(step, step.owner);
  return person && nextDigest(now, hoursOf(person), calendar).at <= step.dueAt.getTime() ? person : null;
}

/** What becomes a matter of the counselor or a lead, also while there is nobody for it. */
export const escalationsOf = ({ step, occurrences }: Turn, who: WhoListens, now: Instant): NewEscalation[] =>
  occurrences
    .filter(({ occurrence }) => occurrence === 'ESCALATED')
    .map(({ audience }) => ({
      ...aboutStep(step),
      level: audience as EscalationLevel,
      assignedId: who(step, audience)?.personId ?? null,
      raisedAt: new Date(now),
    }));

const aboutStep = (step: DueStep) => ({
  id: newId(),
  prospectId: step.prospectId,
  stepKey: step.key,
  stepKind: step.kind,
  stepChannel: step.channel,
  stepDueAt: step.dueAt,
  stepDueOn: step.dueOn,
  stepWhy: step.why,
});
