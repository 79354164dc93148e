import { expect } from 'vitest';
import type { TestPerson } from './centers.js';
import { ask, type Data, type TestStudent } from './people.js';
import { logInterview, recordFollowUp } from './prospects.js';
import type { TestApi } from './test-api.js';

const ERRORS = 'userErrors { code field message }';
const DESTINATION = `id graduatingClass outcome notSeekingReason hoursAWeek payAmount payCurrency payPeriod bonusAmount isInField
  offeredOn decidedOn startsOn knownOn knowledgeSource evidence offerId retractedAt retractReason version student { id } employer { name }`;

const mutation = (name: string, input: string, selection: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${selection} ${ERRORS} } }`;

export const GRADUATE = mutation(
  'recordGraduations',
  'RecordGraduationsInput',
  'graduations { id graduatingClass graduatedOn degreeLevel program version student { id } }',
);
export const CHANGE_GRADUATION = mutation(
  'changeGraduation',
  'ChangeGraduationInput',
  'graduation { id graduatingClass graduatedOn degreeLevel version }',
);
export const REMOVE_GRADUATION = mutation('removeGraduation', 'RemoveGraduationInput', 'graduation { id }');
export const RECORD = mutation(
  'recordFirstDestination',
  'RecordFirstDestinationInput',
  `firstDestination { ${DESTINATION} }`,
);
export const CONFIRM = mutation(
  'confirmFirstDestination',
  'ConfirmFirstDestinationInput',
  `firstDestination { ${DESTINATION} }`,
);
export const CORRECT = mutation(
  'correctFirstDestination',
  'CorrectFirstDestinationInput',
  `firstDestination { ${DESTINATION} }`,
);
export const RETRACT = mutation(
  'retractFirstDestination',
  'RetractFirstDestinationInput',
  `firstDestination { ${DESTINATION} }`,
);
export const RECORD_QUARTER = mutation(
  'recordEmploymentQuarter',
  'RecordEmploymentQuarterInput',
  'quarter { id isEmployed earnings currency version }',
);
export const REMOVE_QUARTER = mutation('removeEmploymentQuarter', 'RemoveEmploymentQuarterInput', 'quarter { id }');
export const EXCLUDE = mutation('excludeFromReports', 'ExcludeFromReportsInput', 'exclusion { id reason }');
export const INCLUDE = mutation('includeInReports', 'IncludeInReportsInput', 'exclusion { id reason }');

export const RECEIVE_OFFER = mutation('receiveOffer', 'ReceiveOfferInput', 'offer { id }');
export const ACCEPT_OFFER = mutation('acceptOffer', 'AnswerOfferInput', 'offer { id }');
export const DECLINE_OFFER = mutation('declineOffer', 'AnswerOfferInput', 'offer { id }');

export const SUGGESTIONS = `query ($class: Int!) { firstDestinationSuggestions(graduatingClass: $class) {
  edges { node { offerId position payAmount offeredOn firstOfferedOn decidedOn student { id } employer { name } } } } }`;
export const DESTINATIONS = `query ($class: Int, $student: UUID, $first: Int, $after: String) {
  firstDestinations(graduatingClass: $class, studentId: $student, first: $first, after: $after) {
    edges { node { ${DESTINATION} } } pageInfo { hasNextPage endCursor } } }`;

/** Sends a mutation and answers its payload, with whatever was refused. */
export const tell = async (api: TestApi, as: TestPerson, text: string, input: object): Promise<Data> =>
  Object.values(await ask(api, as, text, { input }))[0] as Data;

/** The same of one that must succeed. */
export const done = async (api: TestApi, as: TestPerson, text: string, input: object): Promise<Data> => {
  const payload = await tell(api, as, text, input);
  expect(payload.userErrors).toEqual([]);
  return payload;
};

const ACCEPT = `mutation ($input: AnswerOfferInput!) { acceptOffer(input: $input) { userErrors { code } } }`;

/** An interview, an offer by phone, accepted at once; answers the id of the offer. */
export const acceptedOffer = async (
  api: TestApi,
  student: TestStudent,
  employerName: string,
  { startsAt, offer = {} }: { startsAt: string; offer?: object },
): Promise<string> => {
  const { token } = student.person;
  const { prospect } = await logInterview(api, token, { prospect: { employerName, position: 'Analyst' }, startsAt });
  const followUp = { prospectId: prospect.id, kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'OFFER', offer };
  const recorded = await recordFollowUp(api, token, followUp);
  const offerId = recorded.prospect.offers[0].id as string;
  const { acceptOffer } = await ask(api, { token }, ACCEPT, { input: { offerId, version: 1 } });
  expect(acceptOffer.userErrors).toEqual([]);
  return offerId;
};
