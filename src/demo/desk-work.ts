import { addDays, type Day } from '../kernel/day.js';
import { DAY, HOUR } from '../kernel/instant.js';
import type { Cast } from './cast.js';
import { done } from './services.js';
import type { Stage } from './story/scene.js';
import type { Story } from './story/teller.js';

const LENGTH_OF_PROGRAM = 120;

/** Cohorts and caseloads, as they are arranged when a term begins. */
export async function furnish(stage: Stage, cast: Cast): Promise<void> {
  const fromDay = stage.office.dayOf(stage.services.clock.now());
  await formCohorts(stage, cast, fromDay);
  await assign(stage, cast, fromDay);
}

async function formCohorts({ services, script }: Stage, { lead, students }: Cast, fromDay: Day): Promise<void> {
  const ids = students.map(({ record }) => record.id);
  const [everybody, some] = script.cohorts;
  const dates = { startsOn: fromDay, endsOn: addDays(fromDay, LENGTH_OF_PROGRAM) };
  const { cohort: all } = await done(services.cohorts.add(lead, { name: everybody!, ...dates }));
  await done(services.memberships.join(lead, { cohortId: all.id, studentIds: ids, fromDay }));
  const { cohort: few } = await done(services.cohorts.add(lead, { name: some!, ...dates }));
  await done(
    services.memberships.join(lead, {
      cohortId: few.id,
      studentIds: ids.filter((_, index) => index % 3 === 0),
      fromDay,
    }),
  );
  await done(
    services.memberships.leave(lead, { cohortId: few.id, studentIds: ids.slice(3, 4), toDay: addDays(fromDay, 40) }),
  );
}

/** Two of three students with the counselor, the others with the colleague. */
async function assign(
  { services }: Stage,
  { lead, counselor, colleague, students }: Cast,
  fromDay: Day,
): Promise<void> {
  const ids = students.map(({ record }) => record.id);
  await done(
    services.caseloads.assign(lead, {
      counselorId: counselor.userId,
      studentIds: ids.filter((_, index) => index % 3 !== 2),
      fromDay,
    }),
  );
  await done(
    services.caseloads.assign(lead, {
      counselorId: colleague.userId,
      studentIds: ids.filter((_, index) => index % 3 === 2),
      fromDay,
    }),
  );
}

const NOTES = [
  ['STAFF', 'Prefers mornings. Needs a push before the first call; a rehearsal in the office helped.'],
  ['STUDENT_AND_STAFF', 'We went through the call script twice. Next: write three value points in your own words.'],
  ['STAFF', 'Strong in person, vague on paper. Check the thank-you notes before they go out.'],
  ['STUDENT_AND_STAFF', 'Agreed: two follow-ups a week, and tell me the same day when an offer comes.'],
  ['AUTHOR', 'Ask about the move at our next meeting.'],
] as const;

/** What staff do meanwhile: a note every few days, and a cover while the colleague is away. */
export async function* workOn(stage: Stage, { counselor, colleague, lead, students }: Cast): Story {
  const { services, today } = stage;
  for (const [index, { record }] of students.entries()) {
    yield services.clock.now() + 2 * DAY + HOUR;
    const [visibility, body] = NOTES[index % NOTES.length]!;
    await done(services.notes.write(counselor, { studentId: record.id, body, visibility }));
    if (index === 4)
      await done(
        services.covers.arrange(lead, {
          absentId: colleague.userId,
          coveringId: counselor.userId,
          fromDay: addDays(today, -3),
          toDay: addDays(today, 4),
        }),
      );
  }
}
