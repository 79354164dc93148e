import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import { dayIn } from '../../kernel/zone.js';
import type { Condition, Limits, PolicyRules, PolicyStep, Turn } from './policy.js';
import { isClosed } from './restrictions.js';
import type { OpenOffer, Situation } from './situation.js';
import { isCall } from './turning-points.js';

export interface ChosenStep {
  readonly step: PolicyStep;
  /** Why this step and not another, as sentences. */
  readonly remarks: readonly string[];
}

/** The steps a turn leads to in this situation: a detour whose condition holds, and writing where calls are not welcome. */
export function branchOf(
  rules: PolicyRules,
  situation: Situation,
  turn: Turn,
  calendar: BusinessCalendar,
): readonly ChosenStep[] {
  const branch = rules.branches[turn];
  const detour = branch.detours.find(({ when }) => HOLDS[when](situation, rules.limits, calendar));
  return (detour ?? branch).leadsTo.map((key) => allowedStep(rules, situation, stepOf(rules, key)));
}

/** The step of that name; a policy that names an unknown step was never validated. */
export function stepOf(rules: PolicyRules, key: string): PolicyStep {
  const step = rules.steps.find((candidate) => candidate.key === key);
  if (step) return step;
  throw new Error(`Policy "${rules.name}" has no step "${key}"; run validatePolicy before a policy is used.`);
}

function allowedStep(rules: PolicyRules, situation: Situation, step: PolicyStep): ChosenStep {
  if (step.withoutCalls !== null && !areCallsWelcome(situation))
    return { step: stepOf(rules, step.withoutCalls), remarks: ['in writing, because calls are not welcome'] };
  const lastMessage = step.withoutCalls !== null && situation.voicemails >= rules.limits.voicemails;
  return { step, remarks: lastMessage ? ['leave no further voicemail'] : [] };
}

const areCallsWelcome = ({ callsWelcome, restrictions, contactId }: Situation): boolean =>
  callsWelcome && !isClosed(restrictions, contactId, 'PHONE');

type Holds = (situation: Situation, limits: Limits, calendar: BusinessCalendar) => boolean;

/** Source: section "Exceptions" of the method: a deadline under ten business days. */
const BUSINESS_DAYS_OF_A_CALM_OFFER = 10;

const HOLDS: Readonly<Record<Condition, Holds>> = {
  CALLS_USED_UP: ({ unansweredCalls, voicemails }, limits) =>
    unansweredCalls >= limits.unansweredCalls || voicemails > limits.voicemails,
  LAST_ATTEMPT_WAS_A_CALL: ({ followUps, turned }) => followUps.slice(0, turned.followUpsDone).slice(-1).some(isCall),
  FEEDBACK_GIVEN: ({ followUps }) => followUps.some(({ feedbackGiven }) => feedbackGiven),
  OFFER_EXPLODES: ({ offer }, _, calendar) => offer !== null && !offer.isExtended && explodes(offer, calendar),
};

function explodes({ at, deadline }: OpenOffer, calendar: BusinessCalendar): boolean {
  if (deadline === null) return false;
  const { day: calm } = addBusinessDays(calendar, dayIn(calendar.zone, at), BUSINESS_DAYS_OF_A_CALM_OFFER);
  return dayIn(calendar.zone, deadline) < calm;
}
