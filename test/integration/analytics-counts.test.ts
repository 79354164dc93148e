import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmployerReliabilityStore } from '../../src/analytics/employer-reliability.store.js';
import { OwedStepReadings } from '../../src/analytics/index.js';
import { RatesStore } from '../../src/analytics/rates.store.js';
import type { AsOf } from '../../src/analytics/students-in-groups.store.js';
import { WaitsStore } from '../../src/analytics/waits.store.js';
import type { Day } from '../../src/kernel/day.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addCohort, addSignedInStudent, type TestStudent } from '../support/people.js';
import { recordFollowUp, logInterview, send } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/**
 * Two students and five prospects, small enough to count by hand. What stores count is not yet suppressed.
 *
 * | student | employer | interviews              | promised     | then                                          |
 * | sam     | Acme     | 1 Sep                   | Fri 5 Sep    | an offer on 5 Sep, which waits for an answer  |
 * | sam     | Acme     | 1 Sep, another on 4 Sep | week of 3 Sep| rejected on 20 Sep, heard of on 21 Sep        |
 * | sam     | Bolt     | 1 Sep                   | Fri 5 Sep    | withdrawn on 3 Sep, before the promised day   |
 * | pat     | Bolt     | 1 Sep                   | Fri 5 Sep    | nothing, ever                                 |
 * | pat     | Bolt     | 1 Sep                   |              | called on 20 Sep, still pending               |
 */

const AS_OF = '2025-11-20';
let api: TestApi;
let center: OpenedCenter;
let cohortId: string;
let asOf: AsOf;
let sam: TestStudent;
let pat: TestStudent;
let silent: string;

/** Noon in New York, in summer. */
const at = (day: string): string => `2025-${day}T16:00:00Z`;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  [sam, pat] = [await addSignedInStudent(api, center, 'sam'), await addSignedInStudent(api, center, 'pat')];
  cohortId = await addCohort(api, center, 'Autumn');
  await api.database.as(
    'superuser',
    `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day, to_day) VALUES ($1, gen_random_uuid(), $2, $3, '2025-08-01', '2025-10-01')`,
    [center.id, cohortId, sam.id],
  );
  asOf = { centerId: center.id, day: AS_OF as Day, cutoff: Date.parse('2025-11-21T05:00:00Z') };
  await tellTheStory();
}, 60_000);
afterAll(() => api.stop());

const interviewed = async (student: TestStudent, employerName: string, plan: object | null, position: string) => {
  const { prospect } = await logInterview(api, student.person.token, {
    prospect: { employerName, position },
    startsAt: '2025-09-01T15:00:00Z',
    endsAt: at('09-01'),
    ...(plan && { gamePlan: { initiator: 'UNKNOWN', channels: [], ...plan } }),
  });
  return prospect.id as string;
};

const mutation = (field: string, input: string, answer: string) =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { ${answer} userErrors { code field message } } }`;

const tellTheStory = async (): Promise<void> => {
  const byFriday = { precision: 'DAY', promisedOn: '2025-09-05' };
  const close = (student: TestStudent, input: object) =>
    send(
      api,
      student.person.token,
      'closeProspect',
      mutation('closeProspect', 'CloseProspectInput', 'outcome { id }'),
      {
        knowledgeSource: 'STUDENT',
        ...input,
      },
    );
  const offered = await interviewed(sam, 'Acme', byFriday, 'one');
  const again = await interviewed(sam, 'Acme', { precision: 'WEEK', promisedOn: '2025-09-03' }, 'two');
  await logInterview(api, sam.person.token, {
    prospectId: again,
    startsAt: '2025-09-04T15:00:00Z',
    endsAt: at('09-04'),
  });
  await close(sam, { prospectId: again, outcome: 'REJECTED', decidedAt: at('09-20'), learnedAt: at('09-21') });
  const withdrawn = await interviewed(sam, 'Bolt', byFriday, 'three');
  await close(sam, { prospectId: withdrawn, outcome: 'WITHDRAWN', decidedAt: at('09-03'), learnedAt: at('09-03') });
  silent = await interviewed(pat, 'Bolt', byFriday, 'four');
  const pending = await interviewed(pat, 'Bolt', null, 'five');
  await recordFollowUp(api, pat.person.token, {
    prospectId: pending,
    kind: 'STATUS_CHECK',
    channel: 'PHONE',
    happenedAt: at('09-20'),
    disposition: 'STILL_PENDING',
  });
  // Last: a prospect that has ended hears of no other offer.
  const receive = mutation('receiveOffer', 'ReceiveOfferInput', 'offer { id version }');
  await send(api, sam.person.token, 'receiveOffer', receive, { prospectId: offered, receivedAt: at('09-05') });
};

/** Cases and events of a key, over all students. */
const sums = (rows: readonly { key: string; of: number; counts: readonly number[]; students: number }[], key: string) =>
  rows
    .filter((row) => row.key === key)
    .reduce(
      (sum, { of, counts, students }) => [
        sum[0]! + of * students,
        ...counts.map((count, kind) => (sum[kind + 1] ?? 0) + count * students),
      ],
      [0],
    );

const store = <Store>(kind: new (...given: never[]) => Store): Store => api.app.get(kind);

describe('counts', () => {
  it('puts students into the cohort they joined last, even when they have left it', async () => {
    const groups = await store(RatesStore).groups(asOf);
    expect(groups.map((group) => [group.cohortId, group.students])).toEqual(
      expect.arrayContaining([
        [cohortId, 1],
        [null, 1],
      ]),
    );
  });

  it('counts rounds, and how prospects ended there', async () => {
    const rows = await store(RatesStore).funnel(asOf);
    expect(sums(rows, '1')).toEqual([5, 1, 0]);
    expect(sums(rows, '2')).toEqual([1, 0, 1]);
  });

  it('counts outcomes known within sixty days, by what was done by day 14 where they were not known yet', async () => {
    const rows = await store(RatesStore).outcomeKnown(asOf);
    expect(sums(rows, 'ALL')).toEqual([5, 3]);
    expect([sums(rows, 'EARLY'), sums(rows, 'LATE')]).toEqual([
      [2, 2],
      [3, 1],
    ]);
    expect(sums(rows, 'STATUS_CHECK WITH')).toEqual([0]);
    expect(sums(rows, 'STATUS_CHECK WITHOUT')).toEqual([3, 1]);
  });

  it('counts promises that employers kept', async () => {
    const rows = await store(EmployerReliabilityStore).promises(asOf, 'America/New_York');
    // Acme: the offer came on the promised day; the invitation came within the promised week. Bolt: silent; the withdrawn one does not count.
    expect(sums(rows, 'ALL')).toEqual([3, 2]);
  });

  it('counts employers from whom nothing was heard', async () => {
    const rows = await store(EmployerReliabilityStore).silence(asOf);
    expect(sums(rows, 'ALL')).toEqual([4, 1]);
  });

  it('counts days until a decision, by when it was made and not by when it was heard of', async () => {
    const { waits, students } = await store(WaitsStore).untilDecision(asOf);
    const days = waits.flatMap(({ day, ended, waits: some }) => Array.from({ length: some }, () => [day, ended]));
    expect(days.toSorted((one, other) => Number(one[0]) - Number(other[0]))).toEqual([
      [3, true],
      [5, true],
      [20, true],
      [80, false],
      [80, false],
    ]);
    expect(students.reduce((sum, { n }) => sum + n, 0)).toBe(5);
  });

  it('counts days in stages', async () => {
    const { students } = await store(WaitsStore).inStages(asOf);
    const of = (stage: string) =>
      students
        .filter(({ key }) => key === stage)
        .reduce((sum, { n, ended }) => [sum[0]! + n, sum[1]! + ended!], [0, 0]);
    expect(of('INTERVIEWED')).toEqual([6, 4]);
    expect(of('OFFERED')).toEqual([1, 0]);
  });

  it('counts what is open, and what has been overdue for long', async () => {
    const rows = await store(RatesStore).neglect(
      { ...asOf, cutoff: Date.parse('2100-01-01') },
      Date.parse('2100-01-01'),
    );
    expect(sums(rows, 'ALL')).toEqual([3, 3]);
  });

  it('counts what is open by when it happened and not by when it was entered', async () => {
    expect(sums(await store(RatesStore).neglect(asOf, asOf.cutoff), 'ALL')[0]).toBe(3);
    expect(sums(await store(RatesStore).quiet(asOf), 'ALL')[0]).toBe(3);
    const { students } = await store(WaitsStore).quiet(asOf);
    expect(students.reduce((sum, { n }) => sum + n, 0)).toBe(3);
    const before = { ...asOf, day: '2025-08-31' as Day, cutoff: Date.parse('2025-09-01T04:00:00Z') };
    expect(sums(await store(RatesStore).neglect(before, before.cutoff), 'ALL')).toEqual([0]);
  });

  it('leaves out who has not waited a whole day yet', async () => {
    const sameDay = { ...asOf, day: '2025-09-01' as Day, cutoff: Date.parse('2025-09-02T04:00:00Z') };
    expect(sums(await store(RatesStore).funnel(sameDay), '1')[0]).toBe(5);
    const { students } = await store(WaitsStore).untilDecision(sameDay);
    expect(students).toEqual([]);
  });

  it('counts what was owed, and counts it anew when something has been done', async () => {
    const readings = api.app.get(OwedStepReadings);
    const ever = { ...asOf, cutoff: Date.parse('2100-01-01') };
    const counted = async () => sums(await store(RatesStore).adherence(ever), 'THANK_YOU');
    const future = Date.parse('2100-01-01');
    await readings.tell(center.id, future);
    const [owed, onTime, late] = await counted();
    expect([onTime, late]).toEqual([0, 0]);
    expect(await readings.tell(center.id, future)).toBe(0);

    await recordFollowUp(api, pat.person.token, {
      prospectId: silent,
      kind: 'THANK_YOU',
      channel: 'EMAIL',
      happenedAt: at('09-03'),
    });
    expect(await readings.tell(center.id, Date.parse('2026-01-01'))).toBe(0);
    expect(await readings.tell(center.id, future)).toBe(1);
    expect(await counted()).toEqual([owed, 1, 0]);
  });
});
