import { addDays } from '../../kernel/day.js';
import { HOUR, type Instant, MINUTE } from '../../kernel/instant.js';
import { done } from '../services.js';
import type { Plot } from './plot.js';
import type { Scene } from './scene.js';
import type { Story } from './teller.js';
import { debriefOf, gamePlanOf } from './words.js';

const LONGEST_LEAD = 4;

/** An interview that lies ahead. */
interface Agreed {
  readonly interviewId: string;
  readonly startsAt: Instant;
}

/** How a candidacy comes into the product; answers the interview that was agreed, if one was. */
export const OPENINGS: Readonly<Record<Plot['opening'], (scene: Scene) => Promise<Agreed | null>>> = {
  APPLIED: apply,
  AHEAD: agreeAnInterview,
  LOGGED: logAnInterview,
};

async function apply(scene: Scene): Promise<null> {
  const { services } = scene.stage;
  const input = { ...newProspect(scene), appliedOn: scene.day };
  const { prospect } = await done(services.prospects.open(scene.candidate.actor, input));
  scene.prospectId = prospect.id;
  return null;
}

async function agreeAnInterview(scene: Scene): Promise<Agreed> {
  const startsAt = scene.officeMoment(scene.stage.chance.between(2, LONGEST_LEAD));
  const { interview, prospect } = await done(
    scene.stage.services.interviews.schedule(scene.candidate.actor, {
      ...newInterview(scene, startsAt),
      prospect: newProspect(scene),
    }),
  );
  scene.prospectId = prospect.id;
  return { interviewId: interview.id, startsAt };
}

async function logAnInterview(scene: Scene): Promise<null> {
  const endedAt = scene.now - scene.stage.chance.between(5, 50) * MINUTE;
  const { gamePlan, debrief } = { gamePlan: gamePlanOf(scene), debrief: debriefOf(scene) };
  const interview = newInterview(scene, endedAt - HOUR);
  const { prospect } = await done(
    scene.stage.services.interviews.log(scene.candidate.actor, {
      ...interview,
      prospect: newProspect(scene),
      gamePlan,
      debrief,
    }),
  );
  scene.prospectId = prospect.id;
  return null;
}

type Upset = (scene: Scene, agreed: Agreed) => Story;

/** What becomes of an agreed interview that is not held as agreed. */
export const UPSETS: Readonly<Record<NonNullable<Plot['upset']>, Upset>> = {
  CANCELLED: async function* (scene, { interviewId, startsAt }) {
    yield startsAt - 20 * HOUR;
    await done(scene.stage.services.interviewChanges.cancel(scene.candidate.actor, { interviewId, version: 1 }));
  },
  MOVED: async function* (scene, { interviewId, startsAt }) {
    yield startsAt - 20 * HOUR;
    const later = new Date(scene.officeMoment(4));
    await done(
      scene.stage.services.interviewChanges.reschedule(scene.candidate.actor, {
        interviewId,
        version: 1,
        startsAt: later,
      }),
    );
  },
  MISSED: async function* (scene, { interviewId, startsAt }) {
    yield startsAt + HOUR;
    await done(
      scene.stage.services.interviewChanges.recordNoShow(scene.candidate.actor, {
        interviewId,
        version: 1,
        missedBy: 'EMPLOYER',
      }),
    );
  },
};

const SOURCES = ['Career fair', 'Referral', 'Job board', 'Company site', 'Counselor'];

const newProspect = ({ stage: { chance }, employer, day }: Scene) => ({
  employerId: employer.id,
  position: chance.pick(employer.positions),
  url: `https://${employer.domain}.example/careers`,
  source: chance.pick(SOURCES),
  appliedOn: addDays(day, -chance.between(6, 15)),
});

/** The next interview of this candidacy: with the first of the employer's people, then with all of them. */
export const newInterview = (scene: Scene, startsAt: Instant) => {
  const kind =
    scene.rounds === 0
      ? scene.stage.chance.pick(['SCREENING', 'BEHAVIORAL', 'TECHNICAL'] as const)
      : ('FINAL' as const);
  const format = scene.stage.chance.pick(['VIDEO', 'PHONE', 'IN_PERSON'] as const);
  scene.rounds += 1;
  const contacts = scene.employer.contactIds.slice(0, scene.rounds).map((id) => ({ id }));
  return { startsAt: new Date(startsAt), kind, format, contacts };
};
