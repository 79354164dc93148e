import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CandidacyLinesStore } from '../../src/analytics/candidacy-lines.store.js';
import { type Candidacies, ENDINGS, NEVER } from '../../src/analytics/domain/episodes/candidacies.js';
import { readCandidacies } from '../../src/analytics/domain/episodes/read-candidacies.js';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** What PostgreSQL makes of the product's tables. Every prospect has an interview that ended on Monday 2 March 2026 at 15:00 in New York. */

const ZERO = '2026-03-02T15:00:00-05:00';
const AS_OF = Date.parse('2026-06-01T00:00:00-04:00');

let api: TestApi;
let center: OpenedCenter;
let student: string;
let employer: string;
let version: string;

const add = async (table: string, row: Record<string, unknown>): Promise<string> => {
  const whole = { center_id: center.id, ...row };
  const places = Object.keys(whole).map((_, at) => `$${at + 1}`);
  const names = Object.keys(whole).join(', ');
  await api.database.as('superuser', `INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(whole));
  return row['id'] as string;
};

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'college');
  const { rows } = await api.database.as('superuser', 'SELECT id FROM policy_versions WHERE center_id = $1', [
    center.id,
  ]);
  version = rows[0]!['id'] as string;
  employer = await add('employers', {
    id: newId(),
    name: 'X',
    normalized_name: 'x',
    kind: 'EMPLOYER',
    created_at: ZERO,
  });
  const names = { given_name: 'A', family_name: 'B', search_name: 'a b', search_family_name: 'b a' };
  student = await add('students', { id: newId(), ...names, value_points: [], created_at: ZERO });
});
afterAll(() => api.stop());

const recorded = (at = ZERO) => ({ recorded_at: at, recorded_by: center.admin.id });

const interview = (prospect_id: string, ends_at: string, more: object = {}): Promise<string> =>
  add('interviews', {
    id: newId(),
    prospect_id,
    round: 1,
    kind: 'OTHER',
    format: 'VIDEO',
    zone: 'America/New_York',
    starts_at: new Date(Date.parse(ends_at) - 1),
    ends_at,
    status: 'HELD',
    status_at: ends_at,
    ...recorded(),
    ...more,
  });

const followUp = (prospect_id: string, kind: string, happened_at: string, enteredAt = happened_at) =>
  add('follow_ups', { id: newId(), prospect_id, kind, happened_at, ...recorded(enteredAt) });

const outcome = (prospect_id: string, kind: string, learned_at: string, more: object = {}) =>
  add('outcomes', {
    id: newId(),
    prospect_id,
    kind,
    learned_at,
    decided_at: learned_at,
    knowledge_source: 'STUDENT',
    reason: 'so',
    ...recorded(learned_at),
    ...more,
  });

const offer = (prospect_id: string, received_at: string) =>
  add('offers', {
    id: newId(),
    prospect_id,
    student_id: student,
    received_at,
    status: 'RECEIVED',
    ...recorded(received_at),
  });

/** Tells of one prospect; answers how it is read. */
const read = async (tell: (prospect: string, interviewId: string) => Promise<unknown>): Promise<Candidacies> => {
  const id = newId();
  const by = { opened_at: ZERO, opened_by: center.admin.id, policy_version_id: version };
  const plan = {
    stage: 'CLOSED',
    outcome: 'REJECTED',
    thank_you_owed: false,
    last_activity_at: ZERO,
    planned_at: ZERO,
  };
  await add('prospects', { id, student_id: student, employer_id: employer, ...by, ...plan });
  await tell(id, await interview(id, ZERO));
  const csv = await text(await api.app.get(CandidacyLinesStore).lines(center.id, AS_OF, '2026-05-31'));
  for (const table of ['game_plans', 'interviews', 'follow_ups', 'offers', 'outcomes', 'prospects'])
    await api.database.as('superuser', `DELETE FROM ${table} WHERE center_id = $1`, [center.id]);
  const lines = csv.trim().split('\n').slice(1);
  return readCandidacies(
    lines.map((line) => line.split(',')),
    AS_OF,
  ).candidacies;
};

const endOf = ({ ending, days, learned }: Candidacies) => [ENDINGS[ending[0]!], days[0], learned[0]];
const march = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T16:00:00-05:00`;

it('an offer ends a candidacy when it came, whatever became of it', async () => {
  const told = read(async (prospect) => {
    await offer(prospect, march(5));
    await outcome(prospect, 'OFFER_DECLINED', march(7));
  });
  expect(endOf(await told)).toEqual(['OFFER', 4, 0]);
});

it.each([
  ['REJECTED', 'REJECTION'],
  ['WITHDRAWN', 'WITHDRAWAL'],
  ['ROLE_CLOSED', 'ROLE_CLOSED'],
  ['NO_RESPONSE', 'NO_RESPONSE'],
  ['OFFER_ACCEPTED', 'OFFER'],
])('an outcome %s is the ending %s, on the day of the decision', async (kind, ending) => {
  const decided_at = march(4);
  expect(endOf(await read((prospect) => outcome(prospect, kind, march(9), { decided_at })))).toEqual([ending, 3, 0]);
});

it('where the day of the decision is not known, the day on which it was learned stands for it, and is told apart', async () => {
  const told = await read((prospect) => outcome(prospect, 'REJECTED', march(9), { decided_at: null }));
  expect(endOf(told)).toEqual(['REJECTION', 8, 1]);
});

it('tells when the end was heard of, which is never where nobody answered', async () => {
  const knownOn = async (kind: string) => {
    const { known } = await read((prospect) => outcome(prospect, kind, march(9), { decided_at: march(4) }));
    return known[0];
  };
  expect([await knownOn('REJECTED'), await knownOn('NO_RESPONSE')]).toEqual([8, NEVER]);
  expect((await read((prospect) => offer(prospect, march(5)))).known[0]).toBe(4);
  expect((await read(() => Promise.resolve())).known[0]).toBe(NEVER);
});

it('what was reopened, or has not happened yet by the cutoff, has not ended', async () => {
  const reopened = { reopened_at: march(10), reopened_by: center.admin.id, reopen_reason: 'A sign.' };
  expect(endOf(await read((prospect) => outcome(prospect, 'REJECTED', march(9), reopened)))[0]).toBe('OPEN');
  expect(endOf(await read((prospect) => outcome(prospect, 'REJECTED', '2026-06-02T10:00:00Z')))[0]).toBe('OPEN');
});

it('only the first follow-up of each kind after the first interview counts, and back-filled ones are told apart', async () => {
  const { firstDone, firstEntered } = await read(async (prospect) => {
    await followUp(prospect, 'STATUS_CHECK', '2026-02-20T10:00:00Z');
    await followUp(prospect, 'STATUS_CHECK', march(4), march(20));
    await followUp(prospect, 'STATUS_CHECK', march(6));
    await followUp(prospect, 'KEEP_WARM', march(4));
    await outcome(prospect, 'REJECTED', march(9));
  });
  expect(firstDone.map(([day]) => day)).toEqual([NEVER, 3, NEVER]);
  expect(firstEntered.map(([day]) => day)).toEqual([NEVER, 5, NEVER]);
});

it('only interviews that were held count', async () => {
  const { interviews } = await read(async (prospect) => {
    await interview(prospect, march(4), { status: 'CANCELLED', round: 2 });
    await interview(prospect, march(6), { round: 3, format: 'IN_PERSON' });
  });
  expect([[...interviews.round], [...interviews.inPerson], [...interviews.day]]).toEqual([
    [1, 3],
    [0, 1],
    [1, 5],
  ]);
});

it.each([
  // Tuesday 10 March ends eight hours into the ninth day: the clocks went forward on the 8th.
  ['DAY', '2026-03-10', 9],
  ['WEEK', '2026-03-10', 12],
  ['UNKNOWN', null, NEVER],
])(
  'a promise of a %s has passed when that day ends where the interview was, of a week with its Friday',
  async (precision, promised_on, day) => {
    const { interviews } = await read((_, interview_id) =>
      add('game_plans', {
        interview_id,
        promised_on,
        precision,
        initiator: 'UNKNOWN',
        channels: [],
        agreed_at: ZERO,
        recorded_at: ZERO,
      }),
    );
    expect([...interviews.promise]).toEqual([day]);
  },
);

it('a day that was named in answer to a call is no promise: it is a consequence of the call', async () => {
  const { interviews } = await read((prospect) =>
    add('follow_ups', {
      id: newId(),
      prospect_id: prospect,
      kind: 'STATUS_CHECK',
      happened_at: march(4),
      promised_on: '2026-03-12',
      ...recorded(march(4)),
    }),
  );
  expect([...interviews.promise]).toEqual([NEVER]);
});
