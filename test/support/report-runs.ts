import { expect, vi } from 'vitest';
import type { TestPerson } from './centers.js';
import { ask, type Data } from './people.js';
import type { TestApi } from './test-api.js';

const RUN = 'id standard ruleVersion asOfDay fromDay toDay cohortId program status done failure finishedAt';
const FIGURES = 'figures { key label group { dimension key name } unit value numerator denominator students note }';
const FINDINGS = 'findings { code message subjectType subjectId remedies }';
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

const START = `mutation ($input: StartReportRunInput!) { startReportRun(input: $input) { reportRun { ${RUN} } userErrors { code field message } } }`;
export const REPORT_RUN = `query ($id: UUID!) { reportRun(id: $id) { ${RUN} notes ${FIGURES} } }`;
export const REPORT_RUNS = `query ($first: Int, $after: String) { reportRuns(first: $first, after: $after) { edges { node { ${RUN} } } ${PAGE_INFO} } }`;
export const RECORDS = `query ($id: UUID!, $bucket: String, $student: UUID, $first: Int, $after: String) {
  reportRunRecords(reportRunId: $id, bucket: $bucket, studentId: $student, first: $first, after: $after) {
    edges { node { key bucket counted reason groups { name } ${FINDINGS} record student { givenName familyName } } } ${PAGE_INFO} } }`;
export const MOVES = `query ($first: UUID!, $second: UUID!) { reportMoves(firstReportRunId: $first, secondReportRunId: $second) {
  edges { node { key before after reasonBefore reasonAfter } } } }`;
export const MOVE_COUNTS = `query ($first: UUID!, $second: UUID!) { reportMoveCounts(firstReportRunId: $first, secondReportRunId: $second) { before after records } }`;
export const DOUBTS = `query ($standard: ReportStandard!, $class: Int, $from: LocalDate, $to: LocalDate, $first: Int, $after: String) {
  reportDoubts(standard: $standard, graduatingClass: $class, fromDay: $from, toDay: $to, first: $first, after: $after) {
    edges { node { student { givenName } ${FINDINGS} } } ${PAGE_INFO} } }`;
export const VERIFY = `query ($id: UUID!) { reportRunVerification(id: $id) { isRuleVersionKnown differingRecords areFiguresSame sha256 } }`;

export const startRun = async (api: TestApi, as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, START, { input })).startReportRun;

/** Makes a report and waits until it is done. */
export const madeReport = async (api: TestApi, as: TestPerson, input: object): Promise<Data> => {
  const { reportRun: started, userErrors } = await startRun(api, as, input);
  expect(userErrors).toEqual([]);
  return vi.waitFor(async () => {
    const { reportRun } = await ask(api, as, REPORT_RUN, { id: started.id });
    expect(reportRun).toMatchObject({ status: 'DONE', failure: null });
    return reportRun;
  }, 15_000);
};

/** The values of a run, by figure, of one group. */
export const valuesIn = ({ figures }: Data, group: string): Record<string, number | null> =>
  Object.fromEntries(
    figures.filter((figure: Data) => figure.group.key === group).map(({ key, value }: Data) => [key, value] as const),
  );

export const nodesOf = ({ edges }: Data): Data[] => edges.map(({ node }: Data) => node);
