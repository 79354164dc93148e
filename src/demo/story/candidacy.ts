import { DAY, HOUR, type Instant, MINUTE } from '../../kernel/instant.js';
import type { Prospect } from '../../prospects/index.js';
import { done } from '../services.js';
import { ACTS, hearFirst } from './acts.js';
import { OPENINGS, UPSETS } from './openings.js';
import type { Scene } from './scene.js';
import type { Story } from './teller.js';

const USUAL_LEAD = 4 * HOUR;

/** A candidacy from its first day on: the product says what is owed and when, the plot what comes of it. */
export async function* candidacy(scene: Scene, firstDay: Instant): Story {
  yield firstDay;
  const agreed = await OPENINGS[scene.plot.opening](scene);
  if (agreed && scene.plot.upset) yield* UPSETS[scene.plot.upset](scene, agreed);
  yield* followThrough(scene);
  yield* end(scene);
}

async function* followThrough(scene: Scene): Story {
  for (let left = scene.plot.steps ?? Number.POSITIVE_INFINITY; left > 0; left -= 1) {
    const owing = await scene.prospect();
    if (owing.nextStepKind === null || awaitsASign(scene, owing)) return;
    if (callsFirst(scene, owing)) {
      yield scene.officeMoment(1);
      await hearFirst(scene, await scene.prospect());
      continue;
    }
    yield momentOf(scene, owing);
    // Overnight another step may have become due.
    const due = await scene.prospect();
    if (due.nextStepKind === null || !(await ACTS[due.nextStepKind](scene, due))) return;
  }
}

/** The employer will call after all, long before there is anything more to do. */
const awaitsASign = ({ plot }: Scene, { outcome }: Prospect): boolean => plot.ending === 'REOPEN' && outcome !== null;

/** Once the thanks are sent nothing is left to do but to get ready to ask. */
const callsFirst = ({ plot, nothingIsSaid }: Scene, { nextStepKind }: Prospect): boolean =>
  plot.keepsItsWord === true && nothingIsSaid && nextStepKind === 'REHEARSE';

/** When the step is done: shortly before it is due, or some days late. */
const momentOf = (scene: Scene, { nextStepOpensAt, nextStepDueAt }: Prospect): Instant => {
  const { chance } = scene.stage;
  const [opensAt, dueAt] = [nextStepOpensAt!.getTime(), nextStepDueAt!.getTime()];
  const earliest = Math.max(opensAt, scene.now + 10 * MINUTE);
  if (chance.happens(scene.plot.late ?? 0)) return Math.max(earliest, dueAt + chance.between(1, 3) * DAY - HOUR);
  return Math.max(earliest, dueAt - Math.floor(chance.next() * USUAL_LEAD));
};

/** What is left to happen once the student has nothing more to do. */
async function* end(scene: Scene): Story {
  const { services, counselor } = scene.stage;
  if (!scene.allIsSaid) return;
  if (scene.plot.ending === 'WITHDRAW') {
    yield scene.now + 2 * DAY;
    const reason = 'Took another direction.';
    await done(
      services.outcomes.close(scene.candidate.actor, { prospectId: scene.prospectId, outcome: 'WITHDRAWN', reason }),
    );
  }
  if (scene.plot.ending === 'ROLE_CLOSED') {
    yield scene.now + 3 * DAY;
    await done(
      services.outcomes.close(counselor, {
        prospectId: scene.prospectId,
        outcome: 'ROLE_CLOSED',
        knowledgeSource: 'EMPLOYER',
      }),
    );
  }
  if (scene.plot.ending === 'REOPEN') {
    yield scene.now + 6 * DAY;
    await done(
      services.outcomes.reopen(scene.candidate.actor, {
        prospectId: scene.prospectId,
        reason: 'They called: the first choice did not start.',
      }),
    );
  }
}
