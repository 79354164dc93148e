import type { Actor } from '../../kernel/actor.js';
import type { FollowUpKind } from '../../kernel/fact.js';
import { DAY } from '../../kernel/instant.js';
import type { Prospect } from '../../prospects/index.js';
import { done } from '../services.js';
import { newInterview } from './openings.js';
import type { Answer } from './plot.js';
import type { Scene } from './scene.js';
import { debriefOf, gamePlanOf } from './words.js';

/** Does the step that is owed; false: here the student lets things slide. */
type Act = (scene: Scene, owing: Prospect) => Promise<boolean>;

type StepKind = NonNullable<Prospect['nextStepKind']>;

export const ACTS: Readonly<Record<StepKind, Act>> = {
  PREPARE: (scene, owing) => record(scene, owing, 'PREPARATION'),
  LOG_INTERVIEW: hold,
  THANK_YOU: async (scene, owing) => scene.plot.thanks !== false && record(scene, owing, 'THANK_YOU'),
  REHEARSE: (scene, owing) => record(scene, owing, 'REHEARSAL'),
  STATUS_CHECK: (scene, owing) => ask(scene, owing, 'STATUS_CHECK'),
  CONFIRM_NEXT_ROUND: agreeNextRound,
  CORRECT_CONTACT: (scene, owing) =>
    record(scene, owing, 'CONTACT_CORRECTION', { notes: 'The switchboard gave me the right extension.' }),
  CHECK_APPLICATION: (scene, owing) => ask(scene, owing, 'APPLICATION_CHECK'),
  REQUEST_FEEDBACK: (scene, owing) => record(scene, owing, 'FEEDBACK_REQUEST', { disposition: 'AWAITING_REPLY' }),
  KEEP_WARM: (scene, owing) => record(scene, owing, 'KEEP_WARM'),
  COURTESY_NOTE: (scene, owing) => record(scene, owing, 'COURTESY_NOTE'),
  REVIEW_OFFER: (scene, owing) =>
    record(scene, owing, 'OFFER_REVIEW', { notes: 'Talked through pay, start and what to ask for.' }),
  REQUEST_EXTENSION: (scene, owing) => record(scene, owing, 'EXTENSION_REQUEST', { disposition: 'AWAITING_REPLY' }),
  ANSWER_OFFER: answerOffer,
  EXPEDITE: (scene, owing) => record(scene, owing, 'EXPEDITE_REQUEST', { disposition: 'AWAITING_REPLY' }),
  COUNSELOR_REVIEW: (scene, owing) =>
    record(scene, owing, 'COUNSELOR_REVIEW', { decision: scene.plot.ending === 'NOBODY_ANSWERED' ? 'CLOSE' : 'GO_ON' }),
  CLOSE_THE_LOOP: (scene, owing) => record(scene, owing, 'CLOSE_THE_LOOP'),
  CLOSE_AS_NO_RESPONSE: closeAsNoResponse,
};

const actorFor = ({ stage, candidate }: Scene, { nextStepOwner }: Prospect): Actor =>
  nextStepOwner === 'COUNSELOR' ? stage.counselor : candidate.actor;

const record = async (scene: Scene, owing: Prospect, kind: FollowUpKind, told: object = {}): Promise<boolean> => {
  const {
    id: prospectId,
    nextStepChannel: channel,
    nextStepContactId: contactId,
    nextStepInterviewId: interviewId,
  } = owing;
  const input = { prospectId, kind, channel, contactId, interviewId, ...told };
  await done(scene.stage.services.followUps.record(actorFor(scene, owing), input));
  return true;
};

/** Asks the employer where things stand. */
async function ask(scene: Scene, owing: Prospect, kind: FollowUpKind): Promise<boolean> {
  const answer = scene.nextAnswer();
  return answer !== null && record(scene, owing, kind, toldIn(scene, inTheWay(owing, answer)));
}

/** The employer calls before anybody has to ask. */
export async function hearFirst(scene: Scene, owing: Prospect): Promise<void> {
  const answer = scene.nextAnswer()!;
  await record(scene, owing, 'STATUS_CHECK', {
    ...toldIn(scene, answer),
    channel: 'PHONE',
    notes: 'They called me, as they had promised.',
  });
}

/** Nobody picks up a letter: what was written waits for its reply. */
const inTheWay = ({ nextStepChannel }: Prospect, answer: Answer): Answer =>
  nextStepChannel !== 'PHONE' && (answer.disposition === 'LEFT_MESSAGE' || answer.disposition === 'NO_ANSWER')
    ? { ...answer, disposition: 'AWAITING_REPLY' }
    : answer;

const toldIn = (scene: Scene, { disposition, promisedInDays, callBackInDays, feedback }: Answer) => ({
  disposition,
  promisedOn: promisedInDays === undefined ? null : scene.daysFromNow(promisedInDays),
  callBackOn: callBackInDays === undefined ? null : scene.daysFromNow(callBackInDays),
  feedback: feedback ?? null,
  offer: disposition === 'OFFER' ? offerOf(scene) : null,
});

const offerOf = (scene: Scene) => {
  const { chance, script, office } = scene.stage;
  return {
    deadlineAt: new Date(office.closing(office.after(scene.day, chance.between(4, 9)))),
    payAmount: chance.pick(script.pay.amounts),
    payCurrency: 'USD',
    payPeriod: script.pay.period,
    startsOn: scene.daysFromNow(chance.between(30, 60)),
  };
};

async function hold(scene: Scene, owing: Prospect): Promise<boolean> {
  const { services, counselor } = scene.stage;
  const [interview] = (await services.interviewsStore.ofProspects(counselor.centerId, [owing.id]))
    .get(owing.id)!
    .filter(({ status }) => status === 'SCHEDULED');
  const told = {
    interviewId: interview!.id,
    version: interview!.version,
    gamePlan: gamePlanOf(scene),
    debrief: debriefOf(scene),
  };
  await done(services.interviewChanges.hold(scene.candidate.actor, told));
  return true;
}

async function agreeNextRound(scene: Scene, owing: Prospect): Promise<boolean> {
  if (scene.plot.upset) return ask(scene, owing, 'NEXT_ROUND_CHECK');
  const input = { ...newInterview(scene, scene.officeMoment(3)), prospectId: owing.id };
  await done(scene.stage.services.interviews.schedule(scene.candidate.actor, input));
  return true;
}

async function answerOffer(scene: Scene, owing: Prospect): Promise<boolean> {
  const answer = ({ ACCEPT: 'ACCEPTED', DECLINE: 'DECLINED' } as const)[scene.plot.ending as 'ACCEPT'] as
    'ACCEPTED' | 'DECLINED' | undefined;
  if (answer === undefined) return false;
  const { services, counselor } = scene.stage;
  const [offer] = (await services.outcomesStore.offersOf(counselor.centerId, [owing.id])).get(owing.id)!;
  await done(services.offers.answer(scene.candidate.actor, { offerId: offer!.id, version: offer!.version }, answer));
  return true;
}

async function closeAsNoResponse({ stage }: Scene, { id, openedAt }: Prospect): Promise<boolean> {
  const days = Math.round((stage.services.clock.now() - openedAt.getTime()) / DAY);
  const reason = `No answer in ${days} days, neither to calls nor to e-mail; closed after the close-the-loop message.`;
  await done(stage.services.outcomes.close(stage.counselor, { prospectId: id, outcome: 'NO_RESPONSE', reason }));
  return true;
}
