import { expect, vi } from 'vitest';
import type { TestPerson } from './centers.js';
import { ask, type Data } from './people.js';
import { BEGIN, CHANGE, READ, ruleInput } from './policies.js';
import type { TestApi } from './test-api.js';

const RUN = 'id status done total listed failure policyName policyVersionId cohortId fromDay toDay finishedAt';
const ERRORS = 'userErrors { code field message }';
const CONTACTS = 'contacts calls emails';
const ASKED = `${CONTACTS} steps onTime late missed counselorOwed toCounselor toLead`;
const FIGURES = `tried { ${ASKED} } inForce { ${ASKED} } happened { ${CONTACTS} }`;
const WORK = 'owed escalations mostOnOneDay busiestDay';
const STEP = 'stepKey kind channel owner openedAt dueAt dueOn endedAt how handedOverAt toCounselorAt toLeadAt';

export const START = `mutation ($input: StartDryRunInput!) { startDryRun(input: $input) { dryRun { ${RUN} } ${ERRORS} } }`;
export const CANCEL = `mutation ($input: CancelDryRunInput!) { cancelDryRun(input: $input) { dryRun { ${RUN} } ${ERRORS} } }`;
export const DRY_RUN = `query ($id: UUID!) { dryRun(id: $id) { ${RUN} totals { ${FIGURES} } days { day planned ${FIGURES} }
  calendar { day kind channel tried inForce happened }
  loads { counselorId counselor { givenName } tried { ${WORK} } inForce { ${WORK} } } } }`;
export const DRY_RUNS = `query ($first: Int, $after: String) { dryRuns(first: $first, after: $after) { edges { node { ${RUN} } } pageInfo { hasNextPage endCursor } } }`;
export const DRY_RUN_PROSPECTS = `query ($id: UUID!, $first: Int, $after: String) { dryRunProspects(dryRunId: $id, first: $first, after: $after) {
  edges { node { prospect { id employer { name } } tried { ${STEP} } inForce { ${STEP} } happened { kind channel at } } } pageInfo { hasNextPage endCursor } } }`;

/** Begins a draft of the policy with changed rules, and leaves it a draft. */
export const draftChanged = async (
  api: TestApi,
  as: TestPerson,
  policyId: string,
  change: (rules: Data) => void,
): Promise<void> => {
  const { policy } = await ask(api, as, READ, { id: policyId });
  const begun = (await ask(api, as, BEGIN, { input: { policyId, version: policy.version } })).draftPolicy.policy;
  const { draft } = (await ask(api, as, READ, { id: policyId })).policy;
  change(draft.rules);
  const input = { policyId, version: begun.version, rules: ruleInput(draft.rules) };
  expect((await ask(api, as, CHANGE, { input })).changePolicyDraft.userErrors).toEqual([]);
};

/** The dry run once it has ended, with all that it found. */
export const ended = (api: TestApi, as: TestPerson, id: string): Promise<Data> =>
  vi.waitFor(async () => {
    const { dryRun } = await ask(api, as, DRY_RUN, { id });
    expect(dryRun.status).not.toBe('RUNNING');
    return dryRun;
  }, 15_000);

/** Starts a dry run and waits for it. */
export const dryRun = async (api: TestApi, as: TestPerson, input: object): Promise<Data> => {
  const { startDryRun } = await ask(api, as, START, { input });
  expect(startDryRun.userErrors).toEqual([]);
  return ended(api, as, startDryRun.dryRun.id);
};
