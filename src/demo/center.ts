import { addDays } from '../kernel/day.js';
import { DAY, HOUR, type Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import { newId } from '../platform/clock/index.js';
import { actorOf, type Cast, invite, namesOf } from './cast.js';
import type { CenterScript } from './centers/center-script.js';
import { furnish, workOn } from './desk-work.js';
import { inOneTransaction } from './one-transaction.js';
import { Chance } from './seed/chance.js';
import { OfficeDays } from './seed/office-days.js';
import { done, type Services } from './services.js';
import { DEMO_PASSWORD, LOCAL_PARTS } from './sign-ins.js';
import { candidaciesOf } from './story/candidacies.js';
import type { Stage } from './story/scene.js';
import { tellInOrder } from './story/teller.js';

/** Twelve weeks of candidacies, and one before them to settle in. */
const BEGINS_BEFORE = 13 * 7 * DAY;

/** What was told of one center. */
export interface Told {
  readonly centerId: string;
  readonly slug: string;
  readonly candidacies: number;
}

/** Opens one demo center and lets its last weeks happen, in one transaction: all of it or nothing. */
export async function openCenter(services: Services, script: CenterScript, now: Instant): Promise<Told> {
  const centerId = newId();
  let candidacies = 0;
  await inOneTransaction(services.database, centerId, async () => {
    services.clock.show(now - BEGINS_BEFORE);
    const cast = await populate(services, script, centerId);
    const stage = await stageOf(services, script, cast, now);
    await furnish(stage, cast);
    const stories = await candidaciesOf(stage, cast.students);
    candidacies = stories.length;
    await tellInOrder([...stories, workOn(stage, cast)], now, passTime(services, centerId));
    services.clock.release();
    await services.sweeper.sweep(centerId);
  });
  return { centerId, slug: script.slug, candidacies };
}

async function populate(services: Services, script: CenterScript, centerId: string): Promise<Cast> {
  const { slug, name, kind, calendar, staff } = script;
  const admin = { ...namesOf(staff.admin), email: `${LOCAL_PARTS.ADMIN}@${slug}.example`, password: DEMO_PASSWORD };
  const { adminId } = await done(services.opening.open({ id: centerId, slug, name, kind, calendar, admin }));
  return invite(services, script, actorOf(centerId, adminId, ['ADMIN']));
}

async function stageOf(services: Services, script: CenterScript, { counselor }: Cast, now: Instant): Promise<Stage> {
  const today = dayIn(script.calendar.zone, now);
  for (const { inDays, reason } of script.closures) {
    const day = addDays(today, inDays);
    await done(
      services.calendars.addClosure(actorOf(counselor.centerId, counselor.userId, ['ADMIN']), {
        firstDay: day,
        lastDay: day,
        reason,
      }),
    );
  }
  const calendars = await services.database.inCenter(counselor.centerId, (tx) =>
    services.calendars.calendarsOf(tx, now),
  );
  return {
    services,
    script,
    chance: new Chance(script.slug),
    office: new OfficeDays(calendars.of()),
    today,
    counselor,
  };
}

/** Puts the clock on, sweeping every few hours on the way as the running product does. */
const passTime = (services: Services, centerId: string) => {
  let swept = 0;
  return async (at: Instant): Promise<void> => {
    services.clock.show(at);
    if (at - swept < 6 * HOUR) return;
    swept = at;
    await services.sweeper.sweep(centerId);
  };
};
