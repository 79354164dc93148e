import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { comparisonWith, golden } from '../support/golden.js';
import { ask, type Data } from '../support/people.js';
import { loadStudy } from '../support/synthetic-center.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** The synthetic study as a center, asked through the API on the day after its cutoff. What R made of the same rows stands in answers.json. */

interface Clustered {
  readonly x: number;
  readonly n: number;
  readonly p: number;
  readonly clusters: number;
  readonly lower: number;
  readonly upper: number;
}

interface Answers {
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

const CUTOFF = '2025-11-15T00:00:00Z';
const RATE = '{ students n count share interval { lower upper } notEnoughData { words } }';
const DAYS = '{ day interval { lower upper } }';
const TIME = `{ students n ended lowerQuartile ${DAYS} median ${DAYS} upperQuartile ${DAYS} notEnoughData { words } }`;
const QUERY = `query ($scope: AnalyticsScopeInput) { analytics(scope: $scope) {
  asOf students adherence { followUp done ${RATE} onTime ${RATE} } outcomeKnown ${RATE}
  outcomeKnownBy { followUp with ${RATE} without ${RATE} warning } timeToDecision ${TIME}
  funnel { round reached offered ${RATE} rejected ${RATE} } } }`;

let api: TestApi;
let center: OpenedCenter;
let seen: Data;
const { descriptive } = golden<Answers>('synthetic/answers.json');
const { close } = comparisonWith('synthetic/answers.json, descriptive');

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'study');
  await loadStudy(api, center);
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(Date.parse(CUTOFF));
  seen = (await ask(api, center.admin, QUERY)).analytics;
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

const expectClustered = (where: string, rate: Data, expected: Clustered): void => {
  close(`${where} n`, rate.n, expected.n, 0);
  close(`${where} x`, rate.count, expected.x, 0);
  close(`${where} students`, rate.students, expected.clusters, 0);
  close(`${where} share`, rate.share, expected.p, 1e-12);
  close(`${where} lower`, rate.interval.lower, expected.lower, 1e-9);
  close(`${where} upper`, rate.interval.upper, expected.upper, 1e-9);
};

describe('the synthetic study, through the API', () => {
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
    for (const { with: having, without } of seen.outcomeKnownBy) {
      expect(having.n + without.n).toBe(seen.outcomeKnown.n);
      expect(having.count + without.count).toBe(seen.outcomeKnown.count);
    }
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
