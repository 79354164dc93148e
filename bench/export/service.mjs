import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.mjs';

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } userErrors { code } } }';
const READY_SECONDS = 60;

/** The service as it is deployed, on a free port. */
export async function startService(root, { variables }) {
  const port = await freePort(0, '127.0.0.1');
  const env = { ...process.env, ...variables, PORT: String(port), LOG_LEVEL: 'error', ACCESS_TOKEN_MINUTES: '60' };
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const address = `http://127.0.0.1:${port}`;
  await ready(address, child);
  return { address, pid: child.pid, signIn: (...who) => signIn(address, ...who), stop: () => stop(child) };
}

async function ready(address, child) {
  for (let tenths = READY_SECONDS * 10; tenths > 0 && child.exitCode === null; tenths -= 1) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  child.kill();
  throw new Error('The service did not become ready; its messages are above.');
}

async function signIn(address, center, email, password) {
  const body = JSON.stringify({ query: SIGN_IN, variables: { input: { center, email, password } } });
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data } = await answer.json();
  if (!data?.signIn.tokens)
    throw new Error(`${email} cannot sign in: the data in BENCH_DATA was made by another version; remove it.`);
  return data.signIn.tokens.accessToken;
}

async function stop(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
