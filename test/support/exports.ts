import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import { expect, vi } from 'vitest';
import { ask, type Data } from './people.js';
import type { TestApi } from './test-api.js';

const EXPORT =
  'id rows format filter status rowsDone rowsEstimated asOf bytes sha256 failure createdBy finishedAt expiresAt downloadUrl';
const ERRORS = 'userErrors { code field message }';
export const REQUEST = `mutation ($input: RequestExportInput!) { requestExport(input: $input) { export { ${EXPORT} } ${ERRORS} } }`;
export const CANCEL = `mutation ($input: CancelExportInput!) { cancelExport(input: $input) { export { ${EXPORT} } ${ERRORS} } }`;
export const ONE = `query ($id: UUID!) { export(id: $id) { ${EXPORT} } }`;
export const MANY = `query ($first: Int, $after: String) { exports(first: $first, after: $after) { edges { node { ${EXPORT} } } pageInfo { hasNextPage endCursor } } }`;

type Asker = { readonly token: string };

/** The export once it has ended. */
export const ended = (api: TestApi, as: Asker, id: string): Promise<Data> =>
  vi.waitFor(async () => {
    const { export: known } = await ask(api, as, ONE, { id });
    expect(known.status).not.toBe('RUNNING');
    return known;
  }, 20_000);

/** Asks for an export and waits for it. */
export const exported = async (api: TestApi, as: Asker, input: object): Promise<Data> => {
  const { requestExport } = await ask(api, as, REQUEST, { input });
  expect(requestExport.userErrors).toEqual([]);
  return ended(api, as, requestExport.export.id);
};

export interface GotFile {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As a browser follows a link, without an access token. */
export const follow = (port: number, link: string, headers: Record<string, string> = {}): Promise<GotFile> =>
  new Promise((resolve, reject) => {
    const { pathname, search } = new URL(link);
    const request = http.get({ port, path: `${pathname}${search}`, headers, agent: false });
    request.on('error', reject);
    request.on('response', async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    });
  });

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** All files that the service keeps, begun ones too. */
export const keptFiles = async ({ files }: TestApi): Promise<string[]> =>
  (await readdir(files, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
