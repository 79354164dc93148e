import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OwedStepReadings } from '../../src/analytics/index.js';
import { DAY } from '../../src/kernel/instant.js';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { openCenter, signIn } from '../support/centers.js';
import { addCohort, addSignedInStudent, ask, type Data } from '../support/people.js';
import { seedCenters, SEEDED_AT } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** A center of 120 students in three cohorts, and a fourth that has only just begun. */

let api: TestApi;
let admin: { token: string };
let centerId: string;
let cohorts: { id: string; name: string }[];
let newCohort: string;

const sql = async (text: string, values: unknown[] = []): Promise<Data[]> =>
  (await api.database.as('superuser', text, values)).rows;

beforeAll(async () => {
  api = await startTestApi();
  await seedCenters(api, { students: 120, prospects: 900, cohorts: 3 });
  const [center] = await sql('SELECT id FROM centers');
  centerId = center.id;
  admin = { token: await signIn(api, 'seed-001', 'admin@seed-001.example') };
  newCohort = await addCohort(api, { ...center, admin }, 'Only just begun');
  await sql(
    `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day)
     SELECT center_id, gen_random_uuid(), $1, id, '2026-11-20' FROM (
       SELECT s.center_id, s.id, count(*) FROM students s JOIN prospects p ON p.center_id = s.center_id AND p.student_id = s.id
        GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT 6) busy`,
    [newCohort],
  );
  // Two counselors for every cohort.
  await sql(
    `UPDATE caseload_assignments SET counselor_id = (SELECT id FROM users WHERE 'COUNSELOR' = ANY (roles) ORDER BY id
      OFFSET get_byte(uuid_send(student_id), 15) % 2 LIMIT 1)`,
  );
  cohorts = (await sql('SELECT id, name FROM cohorts ORDER BY name')) as typeof cohorts;
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(SEEDED_AT);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

const RATE = '{ students n count share range interval { lower upper } notEnoughData { have need unit words } }';
const DAYS = '{ day interval { lower upper } }';
const TIME = `{ students n ended lowerQuartile ${DAYS} median ${DAYS} upperQuartile ${DAYS} notEnoughData { have need unit words } }`;
const ANALYTICS = `query ($scope: AnalyticsScopeInput) { analytics(scope: $scope) {
  asOf smallestGroup students notEnoughData { have need unit words } adherenceBehind
  funnel { round reached offered ${RATE} rejected ${RATE} }
  adherence { followUp done ${RATE} onTime ${RATE} } neglected ${RATE} quiet ${RATE} quietDays ${TIME}
  outcomeKnown ${RATE} outcomeKnownBy { followUp with ${RATE} without ${RATE} warning }
  timeToDecision ${TIME} timeInStage { stage time ${TIME} } feedbackThemes { name mentioned ${RATE} } } }`;
const EMPLOYERS = `query ($first: Int) { employerReliability(first: $first) {
  asOf all { employer { name } promisesKept ${RATE} silent ${RATE} timeToDecision ${TIME} }
  employers { employer { name } promisesKept ${RATE} silent ${RATE} timeToDecision ${TIME} } } }`;

const INCIDENCE = `query ($by: IncidenceGrouping!) { cumulativeIncidence(by: $by) { groups { cohortId counselorId
  isOthers name holds shown students prospects whyNoCurve weeks { week atRisk points { ending probability } } } } }`;

const analytics = async (scope: object | null = null): Promise<Data> =>
  (await ask(api, admin, ANALYTICS, { scope })).analytics;

/** Everything in an answer that is a figure. */
const figuresIn = (value: Data): Data[] => {
  if (Array.isArray(value)) return value.flatMap(figuresIn);
  if (value === null || typeof value !== 'object') return [];
  return 'notEnoughData' in value && 'n' in value ? [value] : Object.values(value).flatMap(figuresIn);
};

describe('the figures of a center', () => {
  it('say what was owed once it has been read from the facts', async () => {
    expect((await analytics()).adherenceBehind).toBe(900);
    await api.app.get(OwedStepReadings).tell(centerId, SEEDED_AT);
    const { adherence, adherenceBehind } = await analytics();
    expect(adherenceBehind).toBe(0);
    expect(adherence.map(({ followUp }: Data) => followUp)).toEqual(['THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST']);
    for (const { done, onTime } of adherence) {
      expect(done.n).toBe(onTime.n);
      if (done.n === null) continue;
      expect(done.n).toBeGreaterThan(50);
      expect(done.count).toBeGreaterThanOrEqual(onTime.count);
    }
  });

  it('come with how many, how sure and as of when', async () => {
    const { asOf, smallestGroup, students, ...rest } = await analytics();
    expect({ asOf, smallestGroup, students }).toEqual({ asOf: '2026-11-21', smallestGroup: 10, students: 120 });
    const shown = figuresIn(rest).filter(({ notEnoughData }) => notEnoughData === null);
    expect(shown.length).toBeGreaterThan(15);
    for (const { n, students: some, share, interval } of shown) {
      expect(some).toBeGreaterThanOrEqual(10);
      expect(n).toBeGreaterThanOrEqual(some);
      if (typeof share !== 'number') continue;
      expect(interval.lower).toBeLessThanOrEqual(share);
      expect(interval.upper).toBeGreaterThanOrEqual(share);
    }
  });

  it('count every prospect in the funnel once, and fewer in each round', async () => {
    const { funnel, timeToDecision, quietDays } = await analytics();
    const [row] = await sql(
      `SELECT count(DISTINCT prospect_id)::int AS interviewed FROM interviews WHERE status = 'HELD' AND ends_at < '2026-11-22T05:00:00Z'`,
    );
    expect(funnel[0].reached).toBe(row.interviewed);
    const reached = funnel.map((round: Data) => round.reached).filter((n: number | null) => n !== null);
    expect(reached).toEqual(reached.toSorted((one: number, other: number) => other - one));
    expect(timeToDecision.median.day).toBeGreaterThan(timeToDecision.lowerQuartile.day);
    expect(quietDays.median.day).toBeGreaterThan(0);
  });

  it('tell of employers only what many students stand behind', async () => {
    const { employerReliability } = await ask(api, admin, EMPLOYERS, { first: 100 });
    expect(employerReliability.all.employer).toBeNull();
    expect(employerReliability.all.silent.n).toBeGreaterThan(100);
    expect(employerReliability.all.silent.students).toBeLessThanOrEqual(120);
    expect(employerReliability.all.timeToDecision.students).toBeLessThanOrEqual(120);
    for (const { employer, ...figures } of employerReliability.employers) {
      expect(employer.name).toBeTruthy();
      for (const { students } of figuresIn(figures)) expect(students ?? 10).toBeGreaterThanOrEqual(10);
    }
    const { errors } = await api.graphql(EMPLOYERS, { first: 101 }, admin.token);
    expect(errors?.[0]?.extensions.code).toBe('FIRST_NOT_VALID');
  });
});

describe('a small cohort', () => {
  it('is told of to nobody, an admin neither', async () => {
    const seen = await analytics({ cohortId: newCohort });
    expect(seen.students).toBeNull();
    expect(seen.notEnoughData).toMatchObject({ have: null, need: 10, unit: 'STUDENTS' });
    expect(seen.notEnoughData.words).toMatch(/^Not enough data yet/);
    const figures = figuresIn(seen);
    expect(figures.length).toBeGreaterThan(10);
    for (const { students, n, notEnoughData } of figures) {
      expect([students, n]).toEqual([null, null]);
      expect(notEnoughData.have).toBeNull();
    }
    expect(seen.funnel.every(({ reached }: Data) => reached === null)).toBe(true);
  });

  it('cannot be worked out from the center and the other cohorts', async () => {
    const all = await analytics();
    const parts = await Promise.all(cohorts.map(({ id }) => analytics({ cohortId: id })));
    expect(all.students).toBe(120);
    const hidden = parts.filter(({ students }) => students === null);
    expect(hidden.length).toBeGreaterThanOrEqual(2);
    const words = hidden.map(({ notEnoughData }) => notEnoughData.words);
    expect(words).toContain('Hidden, so that no small group beside it can be worked out.');
    const shown = parts.reduce((sum, { students }) => sum + (students ?? 0), 0);
    expect(120 - shown).toBeGreaterThanOrEqual(10);
    for (const path of [(seen: Data) => seen.neglected, (seen: Data) => seen.outcomeKnown]) {
      const rest = path(all).n - parts.reduce((sum, seen) => sum + (path(seen).n ?? 0), 0);
      expect(parts.filter((seen) => path(seen).n === null).length).toBeGreaterThanOrEqual(2);
      expect(rest).toBeGreaterThanOrEqual(10);
    }
  });

  it('of which there is none has nobody in it', async () => {
    const { students, notEnoughData, funnel } = await analytics({ cohortId: newId() });
    expect({ students, funnel: funnel.map(({ reached }: Data) => reached) }).toMatchObject({ students: 0 });
    expect(notEnoughData.words).toBe('Not enough data yet (0 of 10 students).');
  });
});

describe('curves of cohorts, one of them small', () => {
  const curvesBy = async (by: string): Promise<Data[]> =>
    (await ask(api, admin, INCIDENCE, { by })).cumulativeIncidence.groups;
  const hasCurve = ({ weeks }: Data): boolean => weeks.length > 0;

  it('are told of the large ones, and of the small one together with others', async () => {
    const groups = await curvesBy('COHORT');
    const [center] = await curvesBy('CENTER');
    expect(center).toMatchObject({ shown: true, isOthers: false, name: null, holds: null, whyNoCurve: null });
    const [others, ...more] = groups.filter(({ isOthers }) => isOthers);
    expect(more).toEqual([]);
    expect(others).toMatchObject({ cohortId: null, name: 'Other cohorts', holds: 2, shown: true, whyNoCurve: null });
    const parts = groups.filter(hasCurve);
    expect(parts).toHaveLength(3);
    for (const { students, prospects, weeks } of parts) {
      expect(students).toBeGreaterThanOrEqual(10);
      expect(prospects).toBeGreaterThanOrEqual(40);
      expect(weeks.map(({ week }: Data) => week)).toEqual(others.weeks.map(({ week }: Data) => week));
    }
    expect(parts.reduce((sum, { prospects }) => sum + prospects, 0)).toBe(center!.prospects);
  });

  it('are not told of the small one, nor of the one beside it, in any other grouping', async () => {
    const among = (await curvesBy('COHORT')).filter((group) => !hasCurve(group));
    expect(among.map(({ cohortId }) => cohortId)).toContain(newCohort);
    expect(among).toHaveLength(2);
    for (const { shown, students, prospects, whyNoCurve } of among) {
      expect([shown, students, prospects]).toEqual([false, null, null]);
      expect(whyNoCurve).toBe(
        'Told only together with the others: too small for a curve of its own, of few outcomes, or needed beside one that is.',
      );
    }
    const caseloads = await curvesBy('CASELOAD');
    const theirs = caseloads.filter(({ cohortId }) => among.some((group) => group.cohortId === cohortId));
    expect(theirs.length).toBeGreaterThan(0);
    for (const { weeks, whyNoCurve } of theirs) {
      expect(weeks).toEqual([]);
      expect(whyNoCurve).toBe('Whatever this is a part of has no curve of its own.');
    }
    for (const { cohortId } of caseloads.filter(hasCurve)) expect(cohortId).not.toBeNull();
  });

  it('of caseloads are told in parts of the cohort that are large enough', async () => {
    const cohortRows = (await curvesBy('COHORT')).filter((group) => hasCurve(group) && !group.isOthers);
    const caseloads = (await curvesBy('CASELOAD')).filter(hasCurve);
    expect(caseloads.length).toBeGreaterThan(1);
    for (const { cohortId, prospects } of cohortRows) {
      const parts = caseloads.filter((group) => group.cohortId === cohortId);
      if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part.prospects, 0)).toBe(prospects);
    }
  });
});

describe('who may ask for what', () => {
  it('can be asked for a center, a cohort, or a counselor’s part of a cohort, and for nothing else', async () => {
    const { __schema } = await ask(
      api,
      admin,
      `{ __schema { queryType { fields { name args { name type { name } } } } types { name inputFields { name type { kind } } } } }`,
    );
    const { args } = __schema.queryType.fields.find(({ name }: Data) => name === 'analytics');
    expect(args).toEqual([{ name: 'scope', type: { name: 'AnalyticsScopeInput' } }]);
    const { inputFields } = __schema.types.find(({ name }: Data) => name === 'AnalyticsScopeInput');
    expect(inputFields).toEqual([
      { name: 'cohortId', type: { kind: 'NON_NULL' } },
      { name: 'counselorId', type: { kind: 'SCALAR' } },
    ]);
    const { args: ofEmployers } = __schema.queryType.fields.find(({ name }: Data) => name === 'employerReliability');
    expect(ofEmployers.map(({ name }: Data) => name)).toEqual(['first']);
  });

  it('shows parts of a cohort that add up to no more than the cohort', async () => {
    const cohortId = cohorts.find(({ id }) => id !== newCohort)!.id;
    const counselors = await sql(`SELECT id FROM users WHERE 'COUNSELOR' = ANY (roles)`);
    const whole = await analytics({ cohortId });
    const parts = await Promise.all(counselors.map(({ id }) => analytics({ cohortId, counselorId: id })));
    const shown = parts.map(({ students }) => students).filter((students) => students > 0);
    for (const students of shown) expect(students).toBeGreaterThanOrEqual(10);
    expect(shown.reduce((sum, students) => sum + students, 0)).toBeLessThanOrEqual(whole.students ?? 120);
  });

  it('lets a center ask for larger groups, and not for smaller ones', async () => {
    const CHANGE = `mutation ($input: ChangeCenterInput!) { changeCenter(input: $input) { center { smallestGroup version } userErrors { code field } } }`;
    const { center } = await ask(api, admin, '{ center { version smallestGroup } }');
    const change = async (smallestGroup: number, version: number) =>
      (await ask(api, admin, CHANGE, { input: { version, smallestGroup } })).changeCenter;
    expect((await change(9, center.version)).userErrors).toMatchObject([{ field: 'smallestGroup' }]);
    const changed = await change(60, center.version);
    expect(changed.center.smallestGroup).toBe(60);
    const parts = await Promise.all(cohorts.map(({ id }) => analytics({ cohortId: id })));
    expect(parts.map(({ students }) => students)).toEqual([null, null, null, null]);
    expect((await analytics()).students).toBe(120);
    const { groups } = (await ask(api, admin, INCIDENCE, { by: 'COHORT' })).cumulativeIncidence;
    for (const { weeks, whyNoCurve } of groups) {
      expect(weeks).toEqual([]);
      expect(whyNoCurve).toContain('two groups, each of 60 students and 40 prospects or more');
    }
    await change(10, changed.center.version);
  });

  it('is for staff, and of their own center only', async () => {
    vi.restoreAllMocks();
    const other = await openCenter(api, 'elsewhere');
    const sam = await addSignedInStudent(api, other, 'sam');
    const refused = await api.graphql('{ analytics { students } }', {}, sam.person.token);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(SEEDED_AT + DAY);
    const { analytics: seen } = await ask(api, other.admin, ANALYTICS, { scope: { cohortId: cohorts[0]!.id } });
    expect(seen.students).toBe(0);
  });
});
