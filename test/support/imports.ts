import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { ask } from './people.js';
import type { GraphqlAnswer, TestApi } from './test-api.js';

export type Json = GraphqlAnswer['data'];

type Token = { readonly token: string };

/** Uploads a file; answers the HTTP answer. */
export const upload = (
  api: TestApi,
  as: Token,
  kind: 'roster' | 'job-search' | 'history',
  file: string | Buffer,
  { fields = {}, key, name = 'list.csv' }: { fields?: Record<string, string>; key?: string; name?: string } = {},
) => {
  const call = api.http().post(`/imports/${kind}`).set('authorization', `Bearer ${as.token}`);
  if (key) call.set('idempotency-key', key);
  for (const [field, value] of Object.entries(fields)) call.field(field, value);
  return call.attach('file', Buffer.from(file), name);
};

/** Uploads a file that must be readable; answers its import. */
export const uploaded = async (
  ...given: Parameters<typeof upload>
): Promise<{ id: string; version: number } & Record<string, Json>> => {
  const { status, body } = await upload(...given);
  expect({ status, userErrors: body.userErrors }).toEqual({ status: 201, userErrors: [] });
  return body.import;
};

const PREVIEW = `query ($id: UUID!, $first: Int!, $after: String) { importPreview(id: $id) { create update unchanged skip refuse problemCount newCohorts
  problems(first: 100) { edges { node { line column value code message } } }
  drafts(first: $first, after: $after) { edges { cursor node { line employerName undisclosed position appliedOn outcome note result likelyDoubleOf
    facts { kind on certainty because noteOnly } guesses { field value because } } } pageInfo { hasNextPage endCursor } } } }`;

export const preview = async (api: TestApi, as: Token, id: string, first = 100): Promise<Json> => {
  const { importPreview: shown } = await ask(api, as, PREVIEW, { id, first });
  return (
    shown && {
      ...shown,
      problems: shown.problems.edges.map(({ node }: Json) => node),
      drafts: shown.drafts.edges.map(({ node }: Json) => node),
    }
  );
};

const IMPORT = `query ($id: UUID!) { import(id: $id) { id kind status rowsTotal rowsDone failure version finishedAt format encoding delimiter
  unreadableRows headers unmapped mapping { field column confidence } counts { created updated unchanged skipped refused } } }`;

export const importOf = async (api: TestApi, as: Token, id: string): Promise<Json> =>
  (await ask(api, as, IMPORT, { id })).import;

/** Runs one of the mutations of imports; answers `{ import, userErrors }`. */
export const change = async (api: TestApi, as: Token, mutation: string, input: object): Promise<Json> => {
  const type = { mapImport: 'MapImportInput', editImportRow: 'EditImportRowInput' }[mutation] ?? 'ImportMutationInput';
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { import { id status version } userErrors { code field message } } }`;
  return (await ask(api, as, query, { input }))[mutation];
};

/** Waits until something is so. */
export const until = async <Value>(read: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> => {
  for (;;) {
    const value = await read();
    if (isSo(value)) return value;
    await pause(200);
  }
};

/** Applies an import and waits for its end. */
export const applied = async (api: TestApi, as: Token, id: string): Promise<Json> => {
  expect((await change(api, as, 'applyImport', { importId: id })).userErrors).toEqual([]);
  return ended(api, as, id);
};

export const ended = (api: TestApi, as: Token, id: string): Promise<Json> =>
  until(
    () => importOf(api, as, id),
    ({ status }) => status !== 'APPLYING',
  );
