import { newId } from '../../src/platform/clock/index.js';
import type { OpenedCenter } from './centers.js';
import { randomFrom } from './random-from.js';
import type { TestApi } from './test-api.js';

const ERRORS = 'userErrors { code field message }';
const TRIAL = `policyTrial { id name unit status primaryDay alpha enrolmentEndsOn analysisOn commitment cohortIds startedAt endedAt abandonedBecause
  expectation { sentences expectedPerArm neededPerArm power } amendments { enrolmentEndsOn analysisOn reason } }`;

export const EXPECT = `query ($input: PolicyTrialExpectationInput!) { policyTrialExpectation(input: $input) {
  expectation { sentences baseRate prospectsPerStudent designEffect neededPerArm expectedPerArm power detectableDifference notEligible { reason students } } ${ERRORS} } }`;
export const REGISTER = `mutation ($input: RegisterPolicyTrialInput!) { registerPolicyTrial(input: $input) { warnings ${TRIAL} ${ERRORS} } }`;
export const START = `mutation ($input: StartPolicyTrialInput!) { startPolicyTrial(input: $input) { warnings ${TRIAL} ${ERRORS} } }`;
export const ENROL = `mutation ($input: EnrolInPolicyTrialInput!) { enrolInPolicyTrial(input: $input) {
  ${TRIAL} enrolled notEligible { studentId reason } ${ERRORS} } }`;
export const AMEND = `mutation ($input: AmendPolicyTrialInput!) { amendPolicyTrial(input: $input) { ${TRIAL} ${ERRORS} } }`;
export const END = `mutation ($input: EndPolicyTrialInput!) { endPolicyTrial(input: $input) { warnings ${TRIAL} ${ERRORS} } }`;
export const TRIALS = `{ policyTrials(first: 5) { edges { node { id status amendments { reason } } } } }`;

const SHARE = '{ count of share lower upper }';
const ARMS = `arms { arm cohorts students prospects called ${SHARE} outcomeKnown ${SHARE} }`;
const PROBABILITY = '{ probability lower upper cases }';
export const MONITORING = `query ($id: UUID!) { policyTrialMonitoring(trialId: $id) {
  asOf ${ARMS} balance { trait standardisedDifference } pooledOffers ${PROBABILITY} lower upper mayStop notEstimable } }`;
export const RESULT = `query ($id: UUID!) { policyTrialResult(trialId: $id) { sentences asOf stoppedEarly confidence document sha256 wholeCurve { chiSquare pValue }
  comparisons { role outcome day method control ${PROBABILITY} treatment ${PROBABILITY} difference lower upper pValue notEstimable }
  ${ARMS} balance { trait control treatment standardisedDifference } bounds { lower upper } } }`;

/** Students with names of no account who belong to the cohort since ever; planted, because there are many. */
export const plantStudents = async (
  api: TestApi,
  center: OpenedCenter,
  cohortId: string,
  count: number,
): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => newId());
  await api.database.as(
    'superuser',
    `INSERT INTO students (center_id, id, given_name, family_name, search_name, search_family_name, value_points, created_at)
     SELECT $1, id, 'Student', left(id::text, 8), 'student', 'student', '{}', now() FROM unnest($2::uuid[]) AS id`,
    [center.id, ids],
  );
  await api.database.as(
    'superuser',
    `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day)
     SELECT $1, gen_random_uuid(), $2, id, '2020-01-01' FROM unnest($3::uuid[]) AS id`,
    [center.id, cohortId, ids],
  );
  return ids;
};

/** How the prospects of students end: the chance of an offer, and of a status call. */
export interface Ends {
  readonly offer: number;
  readonly called: number;
}

interface PlantedProspect {
  readonly id: string;
  readonly student: string;
  readonly day: number;
  readonly offer: boolean;
  readonly called: boolean;
}

/** Two prospects of each student, interviewed three days after `since` and decided within three weeks. */
export const plantProspects = async (
  api: TestApi,
  center: OpenedCenter,
  studentIds: readonly string[],
  since: Date,
  { offer, called }: Ends,
  seed: number,
): Promise<void> => {
  const random = randomFrom(seed);
  const prospects = studentIds.flatMap((student) =>
    [0, 1].map((): PlantedProspect => {
      const day = 1 + Math.floor(random() * 20);
      return { id: newId(), student, day, offer: random() < offer, called: random() < called };
    }),
  );
  const values = [center.id, JSON.stringify(prospects), since, center.admin.id];
  for (const statement of PLANTED) await api.database.as('superuser', statement, values);
};

/** Everything at once, because a superuser's statements are a connection each. */
const ROWS = `WITH given AS (SELECT * FROM jsonb_to_recordset($2) AS g (id uuid, student uuid, day int, offer boolean, called boolean)),
  employer AS (SELECT id FROM employers WHERE center_id = $1 ORDER BY id LIMIT 1), at AS (SELECT $3::timestamptz + interval '3 days' AS zero, $4::uuid AS person)`;
const PLANTED = [
  `${ROWS} INSERT INTO prospects (center_id, id, student_id, employer_id, policy_version_id, opened_at, opened_by, stage, outcome, thank_you_owed, last_activity_at, planned_at)
   SELECT $1, g.id, g.student, e.id, (SELECT id FROM policy_versions WHERE center_id = $1 LIMIT 1), at.zero, at.person, 'CLOSED', 'REJECTED', false, at.zero, at.zero
     FROM given g, employer e, at`,
  `${ROWS} INSERT INTO interviews (center_id, id, prospect_id, round, kind, format, starts_at, ends_at, zone, status, status_at, recorded_at, recorded_by)
   SELECT $1, gen_random_uuid(), g.id, 1, 'SCREENING', 'VIDEO', at.zero - interval '1 hour', at.zero, 'America/New_York', 'HELD', at.zero, at.zero, at.person
     FROM given g, at`,
  `${ROWS} INSERT INTO offers (center_id, id, prospect_id, student_id, received_at, status, recorded_at, recorded_by)
   SELECT $1, gen_random_uuid(), g.id, g.student, at.zero + make_interval(days => g.day), 'RECEIVED', at.zero, at.person FROM given g, at WHERE g.offer`,
  `${ROWS} INSERT INTO outcomes (center_id, id, prospect_id, kind, decided_at, learned_at, recorded_at, recorded_by, knowledge_source)
   SELECT $1, gen_random_uuid(), g.id, 'REJECTED', at.zero + make_interval(days => g.day), at.zero + make_interval(days => g.day), at.zero, at.person, 'STUDENT'
     FROM given g, at WHERE NOT g.offer`,
  `${ROWS} INSERT INTO follow_ups (center_id, id, prospect_id, kind, channel, happened_at, disposition, recorded_at, recorded_by)
   SELECT $1, gen_random_uuid(), g.id, 'STATUS_CHECK', 'PHONE', at.zero + interval '12 hours', 'STILL_PENDING', at.zero, at.person FROM given g, at WHERE g.called`,
];
