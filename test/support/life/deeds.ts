import {
  CHANNELS,
  DISPOSITIONS,
  FOLLOW_UP_KINDS,
  INITIATORS,
  PROMISE_PRECISIONS,
  REVIEW_DECISIONS,
} from '../../../src/kernel/fact.js';
import { DAY, HOUR } from '../../../src/kernel/instant.js';
import type { Data } from '../people.js';
import type { World } from './world.js';

/** Raw chance, from which a deed makes an input; nothing keeps it from asking for what cannot be. */
export interface Chance {
  readonly prospect: number;
  readonly pick: number;
  readonly word: number;
  readonly days: number;
  readonly hours: number;
  readonly yes: boolean;
}

/** A mutation: its input type, and an input made by chance; null where there is nothing it could be about. */
interface Deed {
  readonly input: string;
  readonly make: (world: World, chance: Chance) => object | null;
}

const one = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];
const prospectOf = ({ prospects }: World, { prospect }: Chance): Data => one(prospects, prospect);
const idOf = (world: World, chance: Chance): { prospectId: string } => ({ prospectId: prospectOf(world, chance).id });
const instant = ({ now }: World, days: number, hours = 0): string =>
  new Date(now + days * DAY + hours * HOUR).toISOString();
const day = (world: World, days: number): string => instant(world, days).slice(0, 10);

/** One of those that it can be about, if there are any; one time in six any other, so that refusals are seen too. */
function fitting(rows: readonly Data[], fits: (row: Data) => boolean, { pick, word }: Chance): Data | undefined {
  const fit = rows.filter(fits);
  return one(fit.length === 0 || word % 6 === 0 ? rows : fit, pick);
}

const known =
  (part: 'interviews' | 'offers' | 'followUps' | 'outcomes', key: string, fits: readonly string[] = []) =>
  ({ prospects }: World, chance: Chance): object | null => {
    const rows = prospects.flatMap((prospect) => prospect[part] as Data[]);
    const row = fitting(rows, ({ status }) => fits.includes(status), chance);
    return row ? { [key]: row.id, version: row.version } : null;
  };
const interview = known('interviews', 'interviewId');
const appointment = known('interviews', 'interviewId', ['SCHEDULED']);
const offer = known('offers', 'offerId', ['RECEIVED', 'EXTENDED']);
const acceptance = known('offers', 'offerId', ['ACCEPTED']);
const openOne = (world: World, chance: Chance): object => ({
  prospectId: fitting(world.prospects, ({ outcome }) => outcome === null, chance)!.id,
});
const closedOne = (world: World, chance: Chance): object => ({
  prospectId: fitting(world.prospects, ({ outcome }) => outcome !== null, chance)!.id,
});

/** The deed on something known, with more to say about it. */
const on =
  (
    find: (world: World, chance: Chance) => object | null,
    more: (world: World, chance: Chance) => object = () => ({}),
  ) =>
  (world: World, chance: Chance): object | null => {
    const found = find(world, chance);
    return found && { ...found, ...more(world, chance) };
  };

const gamePlan = (world: World, { yes, days, word }: Chance): object => ({
  promisedOn: yes ? day(world, days) : null,
  precision: yes ? one(['DAY', 'WEEK'], word) : one(PROMISE_PRECISIONS.slice(2), word),
  initiator: one(INITIATORS, word),
  channels: one([[], ['EMAIL'], ['PHONE']], word),
});
const met = ({ contactIds }: World, { pick }: Chance): object => ({
  contacts: contactIds.slice(pick % 3).map((id) => ({ id })),
});
const candidacy = (world: World, { prospect, pick }: Chance): object => ({
  prospect: { studentId: one(world.studentIds, prospect), employerId: world.employerId, position: `Position ${pick}` },
});
/** The half of the interviews is the first one of a new candidacy, as long as there are few. */
const candidacyOrOne = (world: World, chance: Chance): object =>
  world.prospects.length < 4 && chance.word % 2 === 0 ? candidacy(world, chance) : idOf(world, chance);

const followUp = (world: World, chance: Chance): object => {
  const { word, yes, hours, pick, days } = chance;
  const kind = yes ? 'STATUS_CHECK' : one(FOLLOW_UP_KINDS, word);
  const disposition = pick % 4 === 0 ? null : one(DISPOSITIONS, word);
  return {
    kind,
    channel: one(CHANNELS.slice(0, 3), pick),
    disposition,
    contactId: one([null, ...world.contactIds], pick),
    happenedAt: instant(world, 0, -hours),
    promisedOn: disposition === 'STILL_PENDING' ? day(world, days) : null,
    callBackOn: disposition === 'CALL_BACK_ON' ? day(world, days) : null,
    decision: kind === 'COUNSELOR_REVIEW' ? one(REVIEW_DECISIONS, pick) : null,
    feedback: yes && disposition === 'REJECTED' ? 'Too quiet.' : null,
  };
};

const pauseOf = (world: World, chance: Chance): object =>
  one(
    [
      { studentId: one(world.studentIds, chance.word) },
      { cohortId: world.cohortId },
      { employerId: world.employerId },
      idOf(world, chance),
    ],
    chance.pick,
  )!;

const restrictionOf = (world: World, chance: Chance): object =>
  one(
    [{ contactId: one(world.contactIds, chance.word) }, { employerId: world.employerId }, idOf(world, chance)],
    chance.pick,
  )!;

const started =
  (part: 'pauses' | 'restrictions') =>
  (world: World, { pick }: Chance): object | null =>
    one(world[part], pick) ?? null;

export const DEEDS = {
  logInterview: {
    input: 'LogInterviewInput',
    make: (world, chance) => ({
      ...candidacyOrOne(world, chance),
      ...met(world, chance),
      startsAt: instant(world, -Math.min(Math.max(chance.days, 0), 20), -chance.hours - 1),
      gamePlan: chance.yes ? gamePlan(world, chance) : null,
    }),
  },
  scheduleInterview: {
    input: 'ScheduleInterviewInput',
    make: (world, chance) => ({
      ...candidacyOrOne(world, chance),
      startsAt: instant(world, chance.days, chance.hours + 1),
    }),
  },
  holdInterview: { input: 'HoldInterviewInput', make: on(appointment, met) },
  cancelInterview: { input: 'CancelInterviewInput', make: on(appointment) },
  recordNoShow: {
    input: 'RecordNoShowInput',
    make: on(appointment, (_, { yes }) => ({ missedBy: yes ? 'STUDENT' : 'EMPLOYER' })),
  },
  rescheduleInterview: {
    input: 'RescheduleInterviewInput',
    make: on(appointment, (world, { days }) => ({ startsAt: instant(world, days, 1) })),
  },
  agreeGamePlan: {
    input: 'AgreeGamePlanInput',
    make: (world, chance) => {
      const found = interview(world, chance);
      return found && 'interviewId' in found
        ? { interviewId: found.interviewId, gamePlan: gamePlan(world, chance) }
        : null;
    },
  },
  recordFollowUp: { input: 'RecordFollowUpInput', make: on(idOf, followUp) },
  correctFollowUp: {
    input: 'CorrectFollowUpInput',
    make: on(known('followUps', 'followUpId'), (world, { hours, word }) => ({
      happenedAt: instant(world, 0, -hours),
      disposition: one(DISPOSITIONS, word),
    })),
  },
  correctInterview: {
    input: 'CorrectInterviewInput',
    make: on(interview, (world, { hours, pick }) => ({
      startsAt: instant(world, -1, -hours),
      kind: 'SCREENING',
      format: 'VIDEO',
      round: 1 + (pick % 3),
    })),
  },
  snoozeStep: {
    input: 'SnoozeStepInput',
    make: on(openOne, (world, { days }) => ({ until: day(world, days), reason: 'exam week' })),
  },
  startPause: {
    input: 'StartPauseInput',
    make: on(pauseOf, (world, { days, word }) => ({
      kind: 'EXAM',
      firstDay: day(world, Math.min(days, 5)),
      lastDay: day(world, Math.min(days, 5) + (word % 25)),
    })),
  },
  endPause: { input: 'EndPauseInput', make: on(started('pauses')) },
  restrictContact: {
    input: 'RestrictContactInput',
    make: on(restrictionOf, (world, { yes, word, days }) => ({
      channels: yes ? ['PHONE'] : one([CHANNELS, ['EMAIL'], ['PHONE', 'EMAIL']], word),
      source: 'PERSON_ASKED',
      until: yes ? day(world, days) : null,
    })),
  },
  liftRestriction: { input: 'LiftRestrictionInput', make: on(started('restrictions')) },
  receiveOffer: {
    input: 'ReceiveOfferInput',
    make: on(openOne, (world, { yes, days, hours }) => ({
      receivedAt: instant(world, 0, -hours),
      deadlineAt: yes ? instant(world, days, 1) : null,
    })),
  },
  extendOffer: {
    input: 'ExtendOfferInput',
    make: on(offer, (world, { days }) => ({ deadlineAt: instant(world, days + 10) })),
  },
  expireOffer: {
    input: 'ExpireOfferInput',
    make: on(offer, (_, { yes }) => (yes ? { outcome: 'REJECTED', reason: 'late' } : {})),
  },
  rescindOffer: {
    input: 'RescindOfferInput',
    make: on(offer, (_, { yes }) => (yes ? { outcome: 'ROLE_CLOSED', reason: 'freeze' } : {})),
  },
  acceptOffer: { input: 'AnswerOfferInput', make: on(offer) },
  declineOffer: { input: 'AnswerOfferInput', make: on(offer) },
  renegeOffer: { input: 'RenegeOfferInput', make: on(acceptance, () => ({ reason: 'A better one came.' })) },
  closeProspect: {
    input: 'CloseProspectInput',
    make: on(openOne, (_, { word }) => ({
      outcome: one(['REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE'], word),
      reason: 'so it is',
    })),
  },
  correctOutcome: {
    input: 'CorrectOutcomeInput',
    make: on(known('outcomes', 'outcomeId'), (world, { hours }) => ({ decidedAt: instant(world, 0, -hours) })),
  },
  reopenProspect: { input: 'ReopenProspectInput', make: on(closedOne, () => ({ reason: 'They rang.' })) },
  withdrawOthers: {
    input: 'WithdrawOthersInput',
    make: ({ studentIds }, { prospect }) => ({ studentId: one(studentIds, prospect) }),
  },
} satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;
