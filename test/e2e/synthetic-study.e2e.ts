import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import type { CoxCase } from '../support/cox-cases.js';
import { comparisonWith, golden } from '../support/golden.js';
import { ask, type Data } from '../support/people.js';
import { loadSyntheticStudy } from '../support/imported-study.js';
import { plantPlan } from '../support/synthetic-plan.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** The synthetic study as a center of the product, asked over HTTP and compared with what R made of its tables. */

interface Landmark {
  readonly landmark_day: number;
  readonly n: number;
  readonly n_called: number;
  readonly offer: LandmarkOutcome;
  readonly rejection: LandmarkOutcome;
}
interface LandmarkOutcome {
  readonly time: readonly number[];
  readonly group0: { readonly est: readonly number[] };
  readonly group1: { readonly est: readonly number[] };
  readonly diff: readonly number[];
  readonly se: readonly number[];
}
interface Clustered {
  readonly x: number;
  readonly n: number;
  readonly p: number;
  readonly clusters: number;
  readonly lower: number;
  readonly upper: number;
}

interface Descriptive {
  readonly descriptive: {
    readonly n_students: number;
    readonly n_prospects: number;
    readonly adherence: readonly {
      readonly kind: string;
      readonly denominator: number;
      readonly performed: number;
      readonly on_time: number;
      readonly on_time_rate: number;
      readonly adherence_wilson95_clustered_by_student: Clustered;
    }[];
    readonly knowledge_rate: { readonly clustered: Clustered };
    readonly time_to_any_resolution_days: {
      readonly value: readonly number[];
      readonly lower_loglog: readonly number[];
      readonly upper_loglog: readonly number[];
    };
  };
}
const { descriptive } = golden<Descriptive>('synthetic/answers.json');
const { close } = comparisonWith('synthetic/answers.json, descriptive');
const answers = golden<{ cox: CoxCase[]; landmark: Landmark[] }>('synthetic/answers.json');

let api: TestApi;
let center: OpenedCenter;
let student: TestPerson;
let newCenter: OpenedCenter;
let seen: Data;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'study');
  newCenter = await openCenter(api, 'only-just-begun');
  student = await addPerson(api, center, 'student', ['STUDENT']);
  await loadSyntheticStudy(api, center);
  await plantPlan(api, center);
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(Date.parse('2025-11-15T09:00:00Z'));
  seen = (await ask(api, center.admin, DESCRIPTIVE)).analytics;
}, 300_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

const COUNTS = '{ students prospects events }';
const ASSOCIATIONS = `{ followUpAssociations { asOf students prospects warnings associations { followUp outcome label sentence
  hazardRatio standardError lower upper eValue eValueOfInterval isClear adjustedFor with ${COUNTS} without ${COUNTS}
  sensitivity { variant hazardRatio lower upper } } } }`;
const INCIDENCE = `query ($by: IncidenceGrouping!) { cumulativeIncidence(by: $by) { asOf by
  groups { cohortId counselorId isOthers whyNoCurve shown students prospects weeks { week atRisk points { ending probability range lower upper } } } } }`;
const LANDMARKS = `{ followUpLandmarks { asOf landmarks { followUp day withIt without sentence caveat
  comparisons { ending within withIt { probability lower upper } without { probability } difference standardError } } } }`;

const REOPEN = `mutation ($input: ReopenProspectInput!) { reopenProspect(input: $input) { userErrors { code message } } }`;

const RATE = '{ students n count share interval { lower upper } notEnoughData { words } }';
const DAYS = '{ day interval { lower upper } }';
const TIME = `{ students n ended lowerQuartile ${DAYS} median ${DAYS} upperQuartile ${DAYS} notEnoughData { words } }`;
const DESCRIPTIVE = `query ($scope: AnalyticsScopeInput) { analytics(scope: $scope) {
  asOf students adherence { followUp done ${RATE} onTime ${RATE} } outcomeKnown ${RATE}
  outcomeKnownBy { followUp with ${RATE} without ${RATE} warning } timeToDecision ${TIME}
  funnel { round reached offered ${RATE} rejected ${RATE} } } }`;

const expectClose = (found: number, expected: number, within = 1e-6): void =>
  expect(Math.abs(found / expected - 1), `${found} is not ${expected}`).toBeLessThan(within);

const caseOf = (id: string): CoxCase => answers.cox.find((each) => each.id === id)!;
const FOLLOW_UPS = ['THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST'];

const expectClustered = (where: string, rate: Data, expected: Clustered): void => {
  close(`${where} n`, rate.n, expected.n, 0);
  close(`${where} x`, rate.count, expected.x, 0);
  close(`${where} students`, rate.students, expected.clusters, 0);
  close(`${where} share`, rate.share, expected.p, 1e-12);
  close(`${where} lower`, rate.interval.lower, expected.lower, 1e-9);
  close(`${where} upper`, rate.interval.upper, expected.upper, 1e-9);
};

describe('what is told of the synthetic study', () => {
  it('is as of the last whole day', () => {
    expect(seen.asOf).toBe('2025-11-14');
    close('students', seen.students, descriptive.n_students, 0);
  });

  it.each(descriptive.adherence)('has the adherence of $kind', (expected) => {
    const name = { thank_you: 'THANK_YOU', status_call: 'STATUS_CHECK', feedback_request: 'FEEDBACK_REQUEST' };
    const { done, onTime } = seen.adherence.find(
      ({ followUp }: Data) => followUp === name[expected.kind as keyof typeof name],
    );
    expectClustered(`${expected.kind} done`, done, expected.adherence_wilson95_clustered_by_student);
    close(`${expected.kind} denominator`, onTime.n, expected.denominator, 0);
    close(`${expected.kind} on time`, onTime.count, expected.on_time, 0);
    close(`${expected.kind} on-time rate`, onTime.share, expected.on_time_rate, 1e-12);
  });

  it('has the share of known outcomes', () => {
    expectClustered('known', seen.outcomeKnown, descriptive.knowledge_rate.clustered);
    // Those of which something was known by day 14 are on no side: all of them are known.
    const early = seen.outcomeKnownBy.map(({ with: having, without }: Data) => [
      seen.outcomeKnown.n - having.n - without.n,
      seen.outcomeKnown.count - having.count - without.count,
    ]);
    expect(early).toEqual([early[0], early[0], early[0]]);
    expect(early[0][0]).toBe(early[0][1]);
    expect(early[0][0]).toBeGreaterThan(100);
  });

  it('has median and quartiles of the time to a decision', () => {
    const { lowerQuartile, median, upperQuartile, n } = seen.timeToDecision;
    const expected = descriptive.time_to_any_resolution_days;
    close('prospects', n, descriptive.n_prospects, 0);
    [lowerQuartile, median, upperQuartile].forEach((quantile, place) => {
      close(`quantile ${place}`, quantile.day, expected.value[place]!, 0);
      close(`quantile ${place} lower`, quantile.interval.lower, expected.lower_loglog[place]!, 0);
      close(`quantile ${place} upper`, quantile.interval.upper, expected.upper_loglog[place]!, 0);
    });
  });

  it('has every prospect in the first round of the funnel', () => {
    expect(seen.funnel[0]).toMatchObject({ round: 1, reached: descriptive.n_prospects });
  });
});

describe('the synthetic study as a center', { timeout: 120_000 }, () => {
  it.each([
    ['OFFER', 'primary_offer_efron'],
    ['REJECTION', 'primary_rejection_efron'],
  ])('gives the associations with %s that R gives', async (outcome, id) => {
    const table = (await ask(api, center.admin, ASSOCIATIONS)).followUpAssociations;
    const rows = table.associations.filter((row: Data) => row.outcome === outcome);
    expect([table.asOf, table.students, table.prospects]).toEqual(['2025-11-14', 1500, 5995]);
    expect(rows.map(({ followUp }: Data) => followUp)).toEqual(FOLLOW_UPS);
    const { hr, se_robust, hr_ci95, n_event } = caseOf(id);
    rows.forEach((row: Data, at: number) => {
      expectClose(row.hazardRatio, hr[at]!);
      expectClose(row.standardError, se_robust![at]!);
      expectClose(row.lower, hr_ci95.lower[at]!);
      expectClose(row.upper, hr_ci95.upper[at]!);
      expect(row.with.events + row.without.events).toBe(n_event);
    });
  });

  it('gives the sensitivity with every follow-up counted one or three days later', async () => {
    const { associations } = (await ask(api, center.admin, ASSOCIATIONS)).followUpAssociations;
    for (const [variant, id] of [
      ['LAG_1', 'offer_lag1'],
      ['LAG_3', 'offer_lag3'],
    ] as const)
      FOLLOW_UPS.forEach((_, at) => {
        const found = associations[at].sensitivity.find((each: Data) => each.variant === variant);
        expectClose(found.hazardRatio, caseOf(id).hr[at]!);
        expectClose(found.upper, caseOf(id).hr_ci95.upper[at]!);
      });
    // Everything was entered as it happened, so nothing is back-filled.
    expectClose(associations[1].sensitivity[2].hazardRatio, associations[1].hazardRatio);
  });

  it('speaks of associations, marks by Holm, and says how strong something unrecorded must be', async () => {
    const { associations } = (await ask(api, center.admin, ASSOCIATIONS)).followUpAssociations;
    const [thanks, call] = associations;
    expect(call).toMatchObject({ label: 'association', isClear: true });
    expect(call.sentence).toBe(
      'Prospects with a status check had offers at a rate 1.33 times that of comparable prospects at the same stage without one (95 % CI 1.19 to 1.48). This is an association: students who check how things stand may differ in ways we do not record.',
    );
    expect([call.eValue.toFixed(2), call.eValueOfInterval.toFixed(2)]).toEqual(['1.73', '1.51']);
    expect(thanks).toMatchObject({ isClear: false, eValueOfInterval: 1 });
    expect(thanks.sentence).toContain('compatible with offers at rates from 0.86 to 1.04 times');
    for (const { sentence } of associations) expect(sentence).not.toMatch(/increase|boost|because|works|no effect/);
  });

  it('gives the landmark tables that R gives, never without the caveat', async () => {
    const { landmarks } = (await ask(api, center.admin, LANDMARKS)).followUpLandmarks;
    expect(landmarks).toHaveLength(9);
    for (const { caveat } of landmarks) expect(caveat).toMatch(/^Students who .* differ from those who do not\.$/);
    for (const expected of answers.landmark) {
      const table = landmarks.find(
        (each: Data) => each.followUp === 'STATUS_CHECK' && each.day === expected.landmark_day,
      );
      expect([table.withIt, table.withIt + table.without]).toEqual([expected.n_called, expected.n]);
      for (const [ending, { time, group0, group1, diff, se }] of [
        ['OFFER', expected.offer],
        ['REJECTION', expected.rejection],
      ] as const)
        time.forEach((within, at) => {
          const found = table.comparisons.find((each: Data) => each.ending === ending && each.within === within);
          expectClose(found.withIt.probability, group1.est[at]!, 1e-9);
          expectClose(found.without.probability, group0.est[at]!, 1e-9);
          expectClose(found.difference, diff[at]!, 1e-9);
          expectClose(found.standardError, se[at]!, 1e-9);
        });
    }
  });

  it('draws curves in whole weeks that add up, and none where few are left', async () => {
    const { groups } = (await ask(api, center.admin, INCIDENCE, { by: 'CENTER' })).cumulativeIncidence;
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ shown: true, students: 1500, prospects: 5995 });
    const weeks = groups[0].weeks as Data[];
    expect(weeks.map(({ week }) => week)).toEqual(weeks.map((_, at) => at + 1));
    for (const { atRisk, points } of weeks) {
      expect(atRisk).toBeGreaterThanOrEqual(10);
      expect(points.map(({ ending }: Data) => ending)).toEqual([
        'OFFER',
        'REJECTION',
        'WITHDRAWAL',
        'ROLE_CLOSED',
        'NO_RESPONSE',
      ]);
      const [offer] = points;
      expect(offer.lower).toBeLessThan(offer.probability);
      expect(offer.upper).toBeGreaterThan(offer.probability);
    }
    const cohorts = (await ask(api, center.admin, INCIDENCE, { by: 'COHORT' })).cumulativeIncidence.groups;
    expect(cohorts).toHaveLength(40);
    for (const { shown, isOthers, weeks: ofCohort, whyNoCurve } of cohorts)
      expect([shown, isOthers, ofCohort.length, whyNoCurve]).toEqual([true, false, cohorts[0].weeks.length, null]);
    expect(cohorts[0].weeks.length).toBeGreaterThan(5);
    const caseloads = (await ask(api, center.admin, INCIDENCE, { by: 'CASELOAD' })).cumulativeIncidence.groups;
    for (const { counselorId, weeks: ofCaseload, whyNoCurve } of caseloads) {
      expect([counselorId, ofCaseload]).toEqual([null, []]);
      expect(whyNoCurve).toMatch(/^Not enough data yet: this takes at least two groups/);
    }
  });

  it('keeps an answer until a fact changes', async () => {
    const read = vi.spyOn(api.app.get(Database), 'copyOut');
    const rejections = async (): Promise<number> => {
      const { associations } = (await ask(api, center.admin, ASSOCIATIONS)).followUpAssociations;
      return associations[4].with.events + associations[4].without.events;
    };
    const all = caseOf('primary_rejection_efron').n_event;
    expect(await rejections()).toBe(all);
    expect(read).not.toHaveBeenCalled();
    const { rows } = await api.database.as(
      'superuser',
      `SELECT prospect_id FROM outcomes WHERE center_id = $1 AND kind = 'REJECTED' LIMIT 1`,
      [center.id],
    );
    const input = { prospectId: rows[0]!['prospect_id'], reason: 'They called after all.' };
    expect((await ask(api, center.admin, REOPEN, { input })).reopenProspect.userErrors).toEqual([]);
    // A prospect that was reopened has not ended.
    expect(await rejections()).toBe(all - 1);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('has no figures, and says so, where there are no students yet', async () => {
    const table = (await ask(api, newCenter.admin, ASSOCIATIONS)).followUpAssociations;
    expect([table.students, table.prospects, table.warnings]).toEqual([0, 0, []]);
    expect(table.associations).toHaveLength(6);
    for (const row of table.associations)
      expect(row).toMatchObject({
        hazardRatio: null,
        with: null,
        isClear: false,
        sentence: 'Not enough data yet (fewer than 10 of 20 students).',
      });
    const { landmarks } = (await ask(api, newCenter.admin, LANDMARKS)).followUpLandmarks;
    for (const landmark of landmarks) expect(landmark).toMatchObject({ withIt: null, comparisons: [] });
    expect((await ask(api, newCenter.admin, INCIDENCE, { by: 'COHORT' })).cumulativeIncidence.groups).toEqual([]);
  });

  it('is told to staff only', async () => {
    const { errors } = await api.graphql(ASSOCIATIONS, {}, student.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
