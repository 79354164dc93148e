import { setTimeout as wait } from 'node:timers/promises';

const REQUEST =
  'mutation ($input: RequestExportInput!) { requestExport(input: $input) { export { id } userErrors { code message } } }';
const PROGRESS = 'query ($id: UUID!) { export(id: $id) { status failure rowsDone bytes sha256 } }';
const ASK_AGAIN_MILLISECONDS = 200;

/** Has a job write all interviews to a file and waits until it is there. */
export async function ourJob({ address }, token, format) {
  const startedAt = performance.now();
  const { requestExport } = await ask(address, token, REQUEST, { input: { rows: 'INTERVIEWS', format } });
  if (!requestExport.export) throw new Error(JSON.stringify(requestExport.userErrors));
  for (;;) {
    const { export: job } = await ask(address, token, PROGRESS, { id: requestExport.export.id });
    if (job.status === 'READY') return { rows: job.rowsDone, seconds: (performance.now() - startedAt) / 1000 };
    if (job.status !== 'RUNNING') throw new Error(`The export is ${job.status}: ${job.failure}`);
    await wait(ASK_AGAIN_MILLISECONDS);
  }
}

async function ask(address, token, query, variables) {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
