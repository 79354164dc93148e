import { z } from 'zod';
import { CHANNELS, INITIATORS, PROMISE_PRECISIONS } from '../kernel/fact.js';
import { HOUR } from '../kernel/instant.js';
import {
  id,
  instant,
  nullable,
  optionalDay,
  optionalId,
  optionalInstant,
  optionalText,
  text,
  zone,
} from '../platform/validation/index.js';
import { NewProspect } from '../prospects/index.js';
import { INTERVIEW_FORMATS, INTERVIEW_KINDS, MISSED_BY } from './interview.entity.js';

export const GamePlanGiven = z
  .object({
    promisedOn: optionalDay(),
    precision: z.enum(PROMISE_PRECISIONS),
    initiator: z.enum(INITIATORS),
    channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length, 'names more channels than there are').default([]),
  })
  .refine(({ promisedOn, precision }) => (promisedOn !== null) === (precision === 'DAY' || precision === 'WEEK'), {
    path: ['promisedOn'],
    message: 'goes with precision DAY or WEEK, and only with these',
  });

export const DebriefGiven = z.object({
  howItWent: optionalText(5000),
  rating: nullable(z.int().min(1, 'must be 1 to 5').max(5, 'must be 1 to 5')),
  questionsAsked: optionalText(5000),
  toImprove: optionalText(5000),
});

/** Somebody who was met: known already, or from the business card. */
export const ContactGiven = z
  .object({
    id: optionalId(),
    name: nullable(text(200)),
    title: optionalText(200),
    phone: optionalText(40),
    email: nullable(z.email('must be an e-mail address').max(254)),
    role: nullable(z.enum(['INTERVIEWER', 'RECRUITER', 'HIRING_MANAGER', 'GATEKEEPER', 'OTHER'])),
  })
  .refine(({ id: known, name }) => known !== null || name !== null, {
    path: ['name'],
    message: 'give the name, or the id of a contact that is known',
  });

const times = { startsAt: instant(), endsAt: optionalInstant(), zone: nullable(zone()) };

/** An interview without a stated end is taken to have lasted an hour. */
const USUAL_LENGTH = HOUR;

const withEnd = <Given extends { startsAt: number; endsAt: number | null }>(given: Given) => ({
  ...given,
  endsAt: given.endsAt ?? given.startsAt + USUAL_LENGTH,
});

const lastsAtMostADay = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): boolean =>
  startsAt < endsAt && endsAt - startsAt <= 24 * HOUR;

const END = { path: ['endsAt'], message: 'must come after startsAt, at most 24 hours later' };

const interview = {
  id: optionalId(),
  prospectId: optionalId(),
  prospect: nullable(NewProspect),
  round: nullable(z.int().min(1, 'must be 1 to 30').max(30, 'must be 1 to 30')),
  kind: z.enum(INTERVIEW_KINDS).default('OTHER'),
  format: z.enum(INTERVIEW_FORMATS).default('UNKNOWN'),
  ...times,
  contacts: z.array(ContactGiven).max(20, 'must name at most 20 people').default([]),
};

const oneProspect = ({ prospectId, prospect }: { prospectId: string | null; prospect: unknown }): boolean =>
  (prospectId === null) !== (prospect === null);

const PROSPECT = { path: ['prospectId'], message: 'give either prospectId or prospect' };

export const NewInterview = z
  .object(interview)
  .refine(oneProspect, PROSPECT)
  .transform(withEnd)
  .refine(lastsAtMostADay, END);
export type NewInterview = z.output<typeof NewInterview>;

export const LoggedInterview = z
  .object({ ...interview, gamePlan: nullable(GamePlanGiven), debrief: nullable(DebriefGiven) })
  .refine(oneProspect, PROSPECT)
  .transform(withEnd)
  .refine(lastsAtMostADay, END);
export type LoggedInterview = z.output<typeof LoggedInterview>;

const edit = { interviewId: id(), version: z.int().positive() };

export const HeldInterview = z.object({
  ...edit,
  endsAt: optionalInstant(),
  contacts: z.array(ContactGiven).max(20, 'must name at most 20 people').default([]),
  gamePlan: nullable(GamePlanGiven),
  debrief: nullable(DebriefGiven),
});

export const Rescheduling = z
  .object({ ...edit, id: optionalId(), toldAt: optionalInstant(), ...times })
  .transform(withEnd)
  .refine(lastsAtMostADay, END);

export const CallingOff = z.object({ ...edit, toldAt: optionalInstant() });

export const Missing = z.object({ ...edit, missedBy: z.enum(MISSED_BY) });

export const Correction = z
  .object({
    ...edit,
    ...times,
    round: z.int().min(1).max(30),
    kind: z.enum(INTERVIEW_KINDS),
    format: z.enum(INTERVIEW_FORMATS),
  })
  .transform(withEnd)
  .refine(lastsAtMostADay, END);

export const AgreedGamePlan = z.object({ interviewId: id(), gamePlan: GamePlanGiven });
export const WrittenDebrief = z.object({ interviewId: id(), debrief: DebriefGiven });
