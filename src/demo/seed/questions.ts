import { type Day, fridayOf } from '../../kernel/day.js';
import type { Disposition } from '../../kernel/fact.js';
import type { OfficeDays } from './office-days.js';
import type { FollowUpTold, InterviewTold } from './story.js';

/** The next question to the employer, as the default policy dates it in the ordinary cases. */
export interface Question {
  readonly step: string;
  readonly channel: 'PHONE' | 'EMAIL';
  readonly dueOn: Day;
}

/** After an interview: the business day after the promised day, else seven business days after the interview. */
export function firstQuestion(office: OfficeDays, { endsAt, gamePlan }: InterviewTold): Question {
  const callsWelcome = !gamePlan || gamePlan.channels.length === 0 || gamePlan.channels.includes('PHONE');
  const promisedOn =
    gamePlan?.promisedOn && (gamePlan.precision === 'WEEK' ? fridayOf(gamePlan.promisedOn) : gamePlan.promisedOn);
  return {
    step: callsWelcome ? 'status-call' : 'status-email',
    channel: callsWelcome ? 'PHONE' : 'EMAIL',
    dueOn: promisedOn ? office.after(promisedOn, 1) : office.after(office.dayOf(endsAt), 7),
  };
}

/** After an attempt that did not decide anything. */
export function questionAfter(
  office: OfficeDays,
  { at, channel, disposition, promisedOn, callBackOn }: FollowUpTold,
): Question {
  const { wait, call, email } = WAITS[disposition!] ?? AGAIN;
  const step = channel === 'PHONE' ? email : call;
  const dueOn = callBackOn ?? (promisedOn ? office.after(promisedOn, 1) : office.after(office.dayOf(at), wait));
  return { step, channel: step.endsWith('-call') ? 'PHONE' : 'EMAIL', dueOn };
}

interface Wait {
  /** Business days. */
  readonly wait: number;
  /** The step after an e-mail, and the step after a call. */
  readonly call: string;
  readonly email: string;
}

const AGAIN: Wait = { wait: 5, call: 'repeat-call', email: 'repeat-email' };
const WAITS: Readonly<Partial<Record<Disposition, Wait>>> = {
  NO_ANSWER: { wait: 2, call: 'retry-call', email: 'retry-call' },
  LEFT_MESSAGE: { wait: 2, call: 'retry-call', email: 'retry-call' },
  GATEKEEPER: { wait: 2, call: 'named-day-call', email: 'named-day-call' },
  CALL_BACK_ON: { wait: 2, call: 'named-day-call', email: 'named-day-call' },
  ON_HOLD: { wait: 20, call: 'check-after-hold', email: 'check-after-hold' },
  DO_NOT_CALL: { wait: 5, call: 'repeat-email', email: 'repeat-email' },
};
