import type { CaseloadHeader } from '../../src/caseload/caseload.graphql.js';
import type { CaseloadStudent } from '../../src/caseload/caseload-student.graphql.js';
import type { TestApi } from './test-api.js';

export const CASELOAD = `query ($filter: CaseloadFilter, $sort: CaseloadSort, $first: Int, $after: String) {
  caseload(filter: $filter, sort: $sort, first: $first, after: $after) {
    header { students openProspects overdue neglected dueIn7Days
      outcomes { offerAccepted offerDeclined rejected withdrawn roleClosed noResponse } onTimeRate { onTime owed } }
    students { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      id givenName familyName externalId open overdue dueIn7Days closed noThankYou
      stages { applied interviewing interviewed offered } lastActivityAt
      worstNextStep { prospectId employer position kind channel owner dueAt dueOn zone why }
      counselor { id givenName familyName } } } } } }`;

export interface CaseloadVariables {
  readonly filter?: object;
  readonly sort?: string;
  readonly first?: number;
  readonly after?: string | null;
}

export interface SeenCaseload {
  readonly header: CaseloadHeader;
  readonly students: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly cursor: string; readonly node: CaseloadStudent }[];
  };
}

const ONE_LARGE_PAGE: CaseloadVariables = { sort: 'WORST_FIRST', first: 100 };

/** The dashboard; throws when it is refused. */
export const seeCaseload = async (
  api: TestApi,
  token: string,
  variables: CaseloadVariables = {},
): Promise<SeenCaseload> => {
  const { data, errors } = await api.graphql(CASELOAD, { ...ONE_LARGE_PAGE, ...variables }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.caseload;
};

/** The code with which the dashboard is refused. */
export const refusalOf = async (api: TestApi, token: string, variables: CaseloadVariables = {}) => {
  const { errors } = await api.graphql(CASELOAD, { ...ONE_LARGE_PAGE, ...variables }, token);
  return errors?.map((error) => error.extensions.code).join();
};

/** Pages through to the end; answers the students of all pages. */
export const pageThrough = async (api: TestApi, token: string, variables: CaseloadVariables = {}) => {
  const nodes: CaseloadStudent[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { students } = await seeCaseload(api, token, { ...variables, after });
    nodes.push(...students.edges.map(({ node }) => node));
    ({ hasNextPage: more, endCursor: after } = students.pageInfo);
  }
  return nodes;
};
