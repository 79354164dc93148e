import { addDays } from '../../kernel/day.js';
import { HOUR, MINUTE } from '../../kernel/instant.js';
import * as likely from './likelihoods.js';
import type { GamePlanTold, InterviewTold } from './story.js';
import type { Telling } from './telling.js';

type Appointment = Omit<InterviewTold, 'status' | 'statusAt'>;

/** One round; answers the interview when it was held and logged, null where the story waits. */
export const interviewRound = (telling: Telling, round: number): InterviewTold | null =>
  meet(telling, appointment(telling, round, telling.id()));

function appointment({ chance, scene, at }: Telling, round: number, id: string): Appointment {
  const startsAt = scene.office.moment(chance, scene.office.after(scene.office.dayOf(at), chance.between(1, 9)));
  return {
    id,
    round,
    kind: chance.weigh(likely.INTERVIEW_KINDS[round - 1]!),
    format: chance.weigh(likely.INTERVIEW_FORMATS),
    startsAt,
    endsAt: startsAt + chance.weigh(likely.MINUTES) * MINUTE,
    missedBy: null,
    rescheduledToId: null,
    recordedAt: at,
    contactIds: [],
    gamePlan: null,
  };
}

function meet(telling: Telling, planned: Appointment): InterviewTold | null {
  const liesAhead = planned.endsAt > telling.scene.now;
  return MEETINGS[liesAhead ? 'FORGOTTEN' : telling.chance.weigh(likely.FATES)](telling, planned);
}

const MEETINGS: Readonly<Record<likely.Fate, (telling: Telling, planned: Appointment) => InterviewTold | null>> = {
  HELD(telling, planned) {
    telling.at = planned.endsAt;
    const contactIds = telling.scene.contactIds.slice(0, telling.chance.between(0, 2));
    const gamePlan = telling.chance.happens(likely.AGREES_A_GAME_PLAN) ? gamePlanOf(telling) : null;
    const held: InterviewTold = { ...planned, status: 'HELD', statusAt: planned.endsAt, contactIds, gamePlan };
    telling.interviews.push(held);
    thank(telling, held);
    return held;
  },
  FORGOTTEN(telling, planned) {
    telling.interviews.push({ ...planned, status: 'SCHEDULED', statusAt: planned.recordedAt });
    return null;
  },
  CANCELLED(telling, planned) {
    telling.interviews.push({ ...planned, status: 'CANCELLED', statusAt: planned.startsAt });
    return null;
  },
  NO_SHOW(telling, planned) {
    const missedBy = telling.chance.pick(['STUDENT', 'EMPLOYER'] as const);
    telling.interviews.push({ ...planned, status: 'NO_SHOW', statusAt: planned.endsAt, missedBy });
    return null;
  },
  RESCHEDULED(telling, planned) {
    telling.at = planned.startsAt;
    const next = appointment(telling, planned.round, telling.id());
    telling.interviews.push({ ...planned, status: 'RESCHEDULED', statusAt: telling.at, rescheduledToId: next.id });
    return meet(telling, next);
  },
};

function gamePlanOf(telling: Telling): GamePlanTold {
  const { chance } = telling;
  const precision = chance.weigh(likely.PRECISIONS);
  return {
    precision,
    promisedOn: precision === 'DAY' || precision === 'WEEK' ? addDays(telling.today(), chance.between(2, 14)) : null,
    initiator: chance.weigh(likely.INITIATORS),
    channels: chance.weigh(likely.AGREED_CHANNELS),
  };
}

/** The day goes on after the note, so the story does not move. */
function thank(telling: Telling, { id, endsAt }: InterviewTold): void {
  const { chance, scene } = telling;
  if (!chance.happens(likely.SENDS_THANKS)) return;
  const at = endsAt + (chance.happens(likely.DOES_IT_ON_TIME) ? chance.between(1, 23) : chance.between(25, 60)) * HOUR;
  if (at > scene.now) return;
  telling.did({
    kind: 'THANK_YOU',
    channel: 'EMAIL',
    interviewId: id,
    at,
    answers: { step: 'thank-you', dueAt: endsAt + 24 * HOUR },
  });
}
