import type { TestPerson } from './centers.js';
import { ask, type Data } from './people.js';
import type { TestApi } from './test-api.js';

const OFFSET = 'offset { businessDays days hours }';
const DATE = `anchor ${OFFSET}`;
export const RULES = `rules {
  steps { key kind channel owner due { ${DATE} noLaterThan { ${DATE} } } lapses { ${DATE} } chases withoutCalls atAnotherHour furthestFirst handsOver { to at { ${DATE} } } }
  openings { opener leadsTo } branches { turn leadsTo detours { when leadsTo } } aftercare { outcome leadsTo } reviewStep
  limits { unansweredCalls voicemails attempts businessDaysBetweenAttempts } hours { from until mondayCallsFrom afternoonFrom } }`;
const ERRORS = 'userErrors { code field message }';
const POLICY = `policy { id name isDefault retiredAt version draft { problems { code field message } } }`;

export const ADD = `mutation ($input: AddPolicyInput!) { addPolicy(input: $input) { ${POLICY} ${ERRORS} } }`;
export const BEGIN = `mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { ${POLICY} ${ERRORS} } }`;
export const CHANGE = `mutation ($input: ChangePolicyDraftInput!) { changePolicyDraft(input: $input) { ${POLICY} ${ERRORS} } }`;
export const DISCARD = `mutation ($input: DiscardPolicyDraftInput!) { discardPolicyDraft(input: $input) { ${POLICY} ${ERRORS} } }`;
export const PUBLISH = `mutation ($input: PublishPolicyInput!) { publishPolicy(input: $input) {
  ${POLICY} policyVersion { id number name } policyMove { id } ${ERRORS} } }`;
export const RETIRE = `mutation ($input: RetirePolicyInput!) { retirePolicy(input: $input) { ${POLICY} ${ERRORS} } }`;
const EFFECTIVE = 'policyVersion { id number name } level subjectId source';
export const SET = `mutation ($input: SetPolicyForInput!) { setPolicyFor(input: $input) { effectivePolicy { ${EFFECTIVE} } ${ERRORS} } }`;
export const CLEAR = `mutation ($input: ClearPolicyForInput!) { clearPolicyFor(input: $input) { effectivePolicy { ${EFFECTIVE} } ${ERRORS} } }`;
export const EFFECTIVE_POLICY = `query ($prospectId: UUID, $studentId: UUID, $cohortId: UUID) {
  effectivePolicy(prospectId: $prospectId, studentId: $studentId, cohortId: $cohortId) { ${EFFECTIVE} } }`;
export const MOVE = `mutation ($input: MovePolicyInput!) { movePolicy(input: $input) { policyMove { id status } ${ERRORS} } }`;
export const CANCEL = `mutation ($input: CancelPolicyMoveInput!) { cancelPolicyMove(input: $input) { policyMove { id status done } ${ERRORS} } }`;
export const PREVIEW = `query ($input: PreviewPolicyMoveInput!) { previewPolicyMove(input: $input) {
  prospects examined otherKind otherDay examples { prospect { id } kind key dueOn sentence } ${ERRORS} } }`;
export const POLICY_MOVE = `query ($id: UUID!) { policyMove(id: $id) { status done changed total failure finishedAt toVersion { number } } }`;
export const READ = `query ($id: UUID!) { policy(id: $id) { id name isDefault version retiredAt
  draft { ${RULES} problems { code field message } } versions(first: 5) { edges { node { id number ${RULES} } } } } }`;
export const DEFAULT = `{ followUpPolicy { id policyId number name ${RULES} } }`;
export const CHANGES = `query ($from: UUID!, $to: UUID, $draftOf: UUID) {
  policyChanges(fromVersionId: $from, toVersionId: $to, toDraftOfPolicyId: $draftOf) { path sentence } }`;

export interface NewVersion {
  readonly policyId: string;
  readonly versionId: string;
  readonly moveId: string | null;
}

/** Publishes another version of the policy, or a policy of its own, with changed rules. */
export const publishChanged = async (
  api: TestApi,
  as: TestPerson,
  policy: { readonly id: string } | { readonly name: string },
  change: (rules: Data) => void,
  more: object = {},
): Promise<NewVersion> => {
  const begun =
    'id' in policy ? await beginDraft(api, as, policy.id) : (await ask(api, as, ADD, { input: policy })).addPolicy;
  const { draft } = (await ask(api, as, READ, { id: begun.policy.id })).policy;
  change(draft.rules);
  const { id: policyId, version } = begun.policy;
  const { changePolicyDraft } = await ask(api, as, CHANGE, {
    input: { policyId, version, rules: ruleInput(draft.rules) },
  });
  const { publishPolicy } = await ask(api, as, PUBLISH, {
    input: { policyId, version: changePolicyDraft.policy.version, ...more },
  });
  return { policyId, versionId: publishPolicy.policyVersion.id, moveId: publishPolicy.policyMove?.id ?? null };
};

const beginDraft = async (api: TestApi, as: TestPerson, id: string): Promise<Data> => {
  const { policy } = await ask(api, as, READ, { id });
  return (await ask(api, as, BEGIN, { input: { policyId: id, version: policy.version } })).draftPolicy;
};

/** What was read, as it is sent back: of an offset only the unit that it has. */
export const ruleInput = (rules: Data): Data =>
  JSON.parse(JSON.stringify(rules), (name, value) =>
    name === 'offset' ? Object.fromEntries(Object.entries(value).filter(([, count]) => count !== null)) : value,
  );

/** Lets calls wait longer after an interview without a promised day. */
export const waitLonger =
  (businessDays: number) =>
  (rules: Data): void => {
    for (const step of rules.steps)
      for (const rule of step.due)
        if (step.key.startsWith('status-') && rule.anchor === 'INTERVIEW_END')
          Object.assign(rule, { offset: { businessDays }, noLaterThan: null });
  };
