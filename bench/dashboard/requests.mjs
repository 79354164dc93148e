/** The dashboard of one cohort, as our API is asked for it. */
const OURS = `query Dashboard($cohort: UUID!) { caseload(filter: { cohortId: $cohort }, first: 40) {
  header { students openProspects overdue neglected dueIn7Days outcomes { offerAccepted offerDeclined rejected withdrawn roleClosed noResponse } onTimeRate { onTime owed } }
  students { pageInfo { hasNextPage endCursor } edges { node {
    id givenName familyName externalId open overdue dueIn7Days closed noThankYou stages { applied interviewing interviewed offered } lastActivityAt
    worstNextStep { prospectId employer position kind channel owner dueAt dueOn zone why }
    counselor { id givenName familyName } } } } } }`;

/** The same of PostGraphile, by its own names; the reason of a step as data. */
const POSTGRAPHILE = `query Dashboard($center: UUID!, $cohort: UUID!) { cohortByCenterIdAndRowId(centerId: $center, rowId: $cohort) {
  figures { students openProspects overdue neglected dueIn7Days offerAccepted offerDeclined rejected withdrawn roleClosed noResponse onTime owed }
  studentsWorstFirst(first: 40) { pageInfo { hasNextPage endCursor } edges { node {
    rowId givenName familyName externalId figures { open overdue dueIn7Days closed noThankYou applied interviewing interviewed offered lastActivityAt }
    worstProspect { rowId position nextStepKind nextStepChannel nextStepOwner nextStepDueAt nextStepDueOn nextStepZone nextStepWhy employerByCenterIdAndEmployerId { name } }
    counselor { rowId givenName familyName } } } } } }`;

export const ourRequest = ({ token, cohort }) =>
  post({ authorization: `Bearer ${token}` }, { query: OURS, variables: { cohort } });

export const postgraphileRequest = ({ center, cohort }) =>
  post({ 'x-center': center, accept: 'application/json' }, { query: POSTGRAPHILE, variables: { center, cohort } });

export const limitRequest = ({ center, cohort }) => `GET /${center}/${cohort} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

function post(headers, body) {
  const text = JSON.stringify(body);
  const all = {
    Host: 'localhost',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  };
  return `POST /graphql HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${text}`;
}
