import type { CalendarOf } from '../../follow-up-policies/domain/next-step.js';
import type { NextStep } from '../../follow-up-policies/domain/plan.js';
import type { PolicyRules } from '../../follow-up-policies/domain/policy.js';
import { type Manners, NOTHING_SAID } from '../../follow-up-policies/domain/reading.js';
import type { Timeline } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import { endingOf } from './ending.js';
import { escalationsOf } from './escalations.js';
import type { Ending, OwedStep } from './owed-step.js';
import { type Moment, walk } from './walk.js';

/**
 * What would have been owed on a prospect under some rules, when, and what became of it: its steps one after the other,
 * from its beginning until a moment. Facts stay as they happened: an employer who is asked earlier here does not answer
 * earlier, and nobody acts because of what is only replayed. So it says what a policy asks for, not what it brings about.
 */
export function replay(
  rules: PolicyRules,
  timeline: Timeline,
  calendarOf: CalendarOf,
  until: Instant,
  manners: Manners = NOTHING_SAID,
): readonly OwedStep[] {
  const steps: OwedStep[] = [];
  let open: OpenStep | null = null;
  const close = (endedAt: Instant | null, how: Ending): void => {
    if (open !== null) steps.push(owedStep(open, { endedAt, how }, calendarOf, until));
  };
  for (const moment of walk(rules, timeline, calendarOf, until, manners)) {
    if (open !== null && isSame(open.first, moment.nextStep)) {
      open = goOn(open, moment);
      continue;
    }
    if (open !== null) close(moment.at, endingOf(open.first, moment));
    open = moment.nextStep && { first: moment.nextStep, openedAt: moment.at, handedOverAt: null };
  }
  close(null, 'STILL_OWED');
  return steps;
}

/** The step that is being owed while the walk goes on. */
interface OpenStep {
  readonly first: NextStep;
  readonly openedAt: Instant;
  readonly handedOverAt: Instant | null;
}

/** The same duty for the same reason on the same day; only who owes it may have changed. */
const isSame = (one: NextStep, other: NextStep | null): other is NextStep =>
  other !== null && identityOf(one) === identityOf(other);

const identityOf = ({ stepKey, contactId, interviewId, dueAt, why }: NextStep): string =>
  [stepKey, contactId, interviewId, dueAt, why.anchor.factId].join(' ');

const goOn = (open: OpenStep, { at, nextStep }: Moment): OpenStep =>
  open.handedOverAt === null && nextStep?.owner !== open.first.owner ? { ...open, handedOverAt: at } : open;

function owedStep(
  { first, openedAt, handedOverAt }: OpenStep,
  end: Pick<OwedStep, 'endedAt' | 'how'>,
  calendarOf: CalendarOf,
  until: Instant,
): OwedStep {
  const { stepKey, kind, channel, owner, contactId, interviewId, dueAt, dueOn } = first;
  const step = { stepKey, kind, channel, owner, contactId, interviewId, openedAt, dueAt, dueOn, handedOverAt, ...end };
  return { ...step, ...escalationsOf(step, calendarOf(contactId), until) };
}
