import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DISTRIBUTIONS } from '../../src/analytics/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { comparisonWith, golden, rowsOf } from '../support/golden.js';
import { loadSyntheticStudy } from '../support/imported-study.js';
import { ask, type Data } from '../support/people.js';
import { DEFAULT, publishChanged, waitLonger } from '../support/policies.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { END, EXPECT, REGISTER, RESULT, START } from '../support/trials.js';

/** The trial of the synthetic study, run by the product on the study's tables and compared with what R made of them. */
interface Difference {
  readonly time: number[];
  readonly diff: number[];
  readonly se: number[];
}
interface Answers {
  readonly itt: {
    readonly arms: Record<string, number>;
    readonly students: Record<string, number>;
    readonly received_any_call: Record<string, number>;
    readonly offer_diff: Difference & Record<'arm0' | 'arm1', { readonly est: number[] }>;
    readonly offer_diff_stratified_by_cohort: Difference;
    readonly cox_arm: { readonly robust_score_test: { readonly chisq: number; readonly p: number } };
  };
}
const { itt } = golden<Answers>('synthetic/answers.json');
const compare = comparisonWith('synthetic/answers.json, itt through the API');

let api: TestApi;
let center: OpenedCenter;
let result: Data;

const asAdmin = (query: string, variables: object): Promise<Data> => ask(api, center.admin, query, variables);
const at = (moment: string): void => void vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(Date.parse(moment));
const sql = (text: string, values: unknown[]) => api.database.as('superuser', text, values);

/** The lots of the study were drawn long ago, so they are written down as they fell. */
const plantLots = async (trialId: string): Promise<void> => {
  const drawn = rowsOf('synthetic/students.csv')
    .filter((row) => row.trial_arm !== '')
    .map((row) => ({ external_id: row.student_id, arm: row.trial_arm === 'control' ? 'CONTROL' : 'TREATMENT' }));
  await sql(
    `WITH drawn AS (
       SELECT s.id AS student_id, m.cohort_id, d.arm, gen_random_uuid() AS assignment_id,
              row_number() OVER (PARTITION BY m.cohort_id ORDER BY s.id) - 1 AS place
         FROM jsonb_to_recordset($3) AS d (external_id text, arm text)
         JOIN students s ON s.center_id = $1 AND s.external_id = d.external_id
         JOIN cohort_memberships m ON m.center_id = $1 AND m.student_id = s.id
     ), assigned AS (
       INSERT INTO policy_assignments (center_id, id, policy_id, version_id, student_id, since, created_by)
       SELECT $1, d.assignment_id, v.policy_id, v.id, d.student_id, '2025-01-10', $4
         FROM drawn d, policy_trials t JOIN policy_versions v ON v.center_id = t.center_id
        WHERE t.id = $2 AND v.id = CASE d.arm WHEN 'CONTROL' THEN t.control_version_id ELSE t.treatment_version_id END
     )
     INSERT INTO policy_trial_enrolments (center_id, id, trial_id, cohort_id, student_id, place, arm, assignment_id, enrolled_at, recorded_by)
     SELECT $1, gen_random_uuid(), $2, cohort_id, student_id, place, arm, assignment_id, '2025-01-10', $4 FROM drawn`,
    [center.id, trialId, JSON.stringify(drawn), center.admin.id],
  );
};

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'study');
  await loadSyntheticStudy(api, center);
  const controlVersionId = (await asAdmin(DEFAULT, {})).followUpPolicy.id;
  const { versionId } = await publishChanged(api, center.admin, { name: 'Calls' }, waitLonger(2));
  const names = rowsOf('synthetic/cohorts.csv').filter((row) => row.policy === 'trial');
  const { rows } = await sql('SELECT id FROM cohorts WHERE center_id = $1 AND name = ANY ($2)', [
    center.id,
    names.map((row) => `Cohort ${row.cohort_id}`),
  ]);
  at('2025-01-10T00:00:00Z');
  const { registerPolicyTrial } = await asAdmin(REGISTER, {
    input: {
      name: 'Status calls',
      unit: 'STUDENT',
      controlVersionId,
      treatmentVersionId: versionId,
      cohortIds: rows.map(({ id }) => id),
      minimalDifference: 0.05,
      enrolmentEndsOn: '2025-06-30',
    },
  });
  const trialId = registerPolicyTrial.policyTrial.id;
  await asAdmin(START, { input: { trialId } });
  await plantLots(trialId);
  at('2025-11-15T00:00:00Z');
  await asAdmin(END, { input: { trialId } });
  result = (await asAdmin(RESULT, { id: trialId })).policyTrialResult;
}, 300_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

describe('the trial of the synthetic study, through the API', () => {
  it('tells before the next trial what the past year lets one estimate, and from how many', async () => {
    const { rows } = await sql('SELECT id FROM cohorts WHERE center_id = $1 LIMIT 1', [center.id]);
    const told = async (moment: string): Promise<string> => {
      at(moment);
      const input = { cohortIds: [rows[0]!.id], minimalDifference: 0.05 };
      return (await asAdmin(EXPECT, { input })).policyTrialExpectation.expectation.sentences[0];
    };
    expect(await told('2025-11-15T00:00:00Z')).toBe(
      "In the past year the share of this center's prospects with an offer by day 60 is estimated at 42.5 % (95 % 41 to 44; 5,995 prospects of 1,500 students, 5,059 still watched on day 60).",
    );
    expect(await told('2025-03-15T00:00:00Z')).toContain('nothing can be estimated from the 1,206 prospects');
  });
  it('has the students, prospects and calls of the study', () => {
    ['control', 'status_call'].forEach((arm, index) => {
      const found = result.arms[index];
      compare.close(`${arm} prospects`, found.prospects, itt.arms[arm]!, 0);
      compare.close(`${arm} students with prospects`, found.students, itt.students[arm]!, 0.02);
      compare.close(`${arm} called`, found.called.share, itt.received_any_call[arm]!, 1e-9);
    });
  });
  it('gives the differences of offers that R gives, standardised over cohorts', () => {
    const expected = itt.offer_diff_stratified_by_cohort;
    const z = -DISTRIBUTIONS.normalQuantile(0.045 / 2);
    for (const [index, day] of expected.time.entries()) {
      const found = result.comparisons.find((each: Data) => each.outcome === 'OFFER' && each.day === day);
      expect(found.method).toBe('STANDARDISED');
      compare.close(`difference ${day}`, found.difference, expected.diff[index]!, 1e-9);
      compare.close(`error ${day}`, (found.upper - found.lower) / (2 * z), expected.se[index]!, 1e-9);
      compare.close(`control ${day}`, found.control.probability, itt.offer_diff.arm0.est[index]!, 1e-9);
      compare.close(`treatment ${day}`, found.treatment.probability, itt.offer_diff.arm1.est[index]!, 1e-9);
    }
  });
  it('gives the test of the whole curve that R gives, by student', () => {
    const { chisq, p } = itt.cox_arm.robust_score_test;
    compare.close('whole curve', result.wholeCurve.chiSquare, chisq, 1e-8);
    compare.close('whole curve p', result.wholeCurve.pValue, p, 1e-6);
  });
  it('says in words what a trial may say', () => {
    expect(result.sentences[0]).toBe(
      'Assigning the treatment policy changed the share of prospects with an offer by day 60 by +4.9 points (95.5 % CI +1.0 points to +8.8 points).',
    );
  });
});
