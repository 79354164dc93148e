import { afterAll, beforeAll, expect, it } from 'vitest';
import { RatesStore } from '../../src/analytics/rates.store.js';
import type { AsOf } from '../../src/analytics/students-in-groups.store.js';
import type { Day } from '../../src/kernel/day.js';
import { Database } from '../../src/platform/database/index.js';
import { CAUSES } from '../../src/trials/domain/trial-data.js';
import { TrialDataStore } from '../../src/trials/trial-data.store.js';
import { openCenter } from '../support/centers.js';
import { addSignedInStudent, type TestStudent } from '../support/people.js';
import { logInterview, recordFollowUp, send } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/**
 * A status check brings outcomes to light, so what is known is asked of those of whom nothing was known at the end of day 14, by whether they had been asked about by then. All
 * interviews ended at noon on 1 September in New York; everything else happens at noon too.
 *
 * | employer | asked, still pending | asked, and heard of a rejection | then                     |
 * | Acme     | 6 Sep                | 21 Sep                          |                          |
 * | Bolt     |                      | 21 Sep                          |                          |
 * | Core     |                      | 6 Sep                           |                          |
 * | Dune     |                      |                                 | nothing, ever            |
 * | Echo     | 6 Sep                |                                 | nothing, ever            |
 * | Fern     | 30 Sep               |                                 | nothing, ever            |
 * | Gulf     |                      |                                 | given up on 25 Sep       |
 * | Hill     |                      | 15 Nov                          |                          |
 * | Iris     |                      |                                 | rejected on 10 Sep, heard of on 9 Nov |
 */

let api: TestApi;
let sam: TestStudent;
let asOf: AsOf;

const at = (day: string): string => `2025-${day}T16:00:00Z`;

const interviewed = async (employerName: string): Promise<string> => {
  const times = { startsAt: '2025-09-01T15:00:00Z', endsAt: at('09-01') };
  const { prospect } = await logInterview(api, sam.person.token, { prospect: { employerName }, ...times });
  return prospect.id;
};

const ask = async (prospectId: string, day: string, disposition = 'STILL_PENDING'): Promise<string> => {
  const check = { prospectId, kind: 'STATUS_CHECK', channel: 'PHONE', happenedAt: at(day), disposition };
  await recordFollowUp(api, sam.person.token, check);
  return prospectId;
};

const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { userErrors { code field message } } }`;

const close = (prospectId: string, how: object) =>
  send(api, sam.person.token, 'closeProspect', CLOSE, { prospectId, knowledgeSource: 'STUDENT', ...how });

beforeAll(async () => {
  api = await startTestApi();
  const center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
  asOf = { centerId: center.id, day: '2025-11-20' as Day, cutoff: Date.parse('2025-11-21T05:00:00Z') };
  await ask(await ask(await interviewed('Acme'), '09-06'), '09-21', 'REJECTED');
  await ask(await interviewed('Bolt'), '09-21', 'REJECTED');
  await ask(await interviewed('Core'), '09-06', 'REJECTED');
  await interviewed('Dune');
  await ask(await interviewed('Echo'), '09-06');
  await ask(await interviewed('Fern'), '09-30');
  await close(await interviewed('Gulf'), { outcome: 'NO_RESPONSE', learnedAt: at('09-25'), reason: 'Silence.' });
  await ask(await interviewed('Hill'), '11-15', 'REJECTED');
  await close(await interviewed('Iris'), { outcome: 'REJECTED', decidedAt: at('09-10'), learnedAt: at('11-09') });
}, 60_000);
afterAll(() => api.stop());

it.each([
  ['ALL', [9, 3]],
  ['EARLY', [1, 1]],
  ['LATE', [8, 2]],
  ['STATUS_CHECK WITH', [2, 1]],
  ['STATUS_CHECK WITHOUT', [6, 1]],
  ['THANK_YOU WITHOUT', [8, 2]],
])('%s: prospects, and those of which the outcome was known by day 60', async (key, expected) => {
  const rows = (await api.app.get(RatesStore).outcomeKnown(asOf)).filter((row) => row.key === key);
  expect(rows.map(({ of, counts, students }) => [of * students, counts[0]! * students])).toEqual([expected]);
});

it('in trials: the day of the end, how it ended, and the day on which it was heard of', async () => {
  const everybody = { of: 'EVERYBODY', since: new Date('2025-08-01') } as const;
  const prospects = await api.app
    .get(Database)
    .inCenter(asOf.centerId, (tx) => api.app.get(TrialDataStore).prospects(tx, everybody, new Date(asOf.cutoff)));
  const told = prospects.map(({ day, status, knownOn }) => `${day} ${['OPEN', ...CAUSES][status]} ${knownOn}`);
  expect(told.toSorted()).toEqual([
    '10 REJECTION 70',
    '21 REJECTION 21',
    '21 REJECTION 21',
    '25 NO_RESPONSE null',
    '6 REJECTION 6',
    '76 REJECTION 76',
    '80 OPEN null',
    '80 OPEN null',
    '80 OPEN null',
  ]);
});
