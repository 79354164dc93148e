import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.mjs';

const HOST = '127.0.0.1';
const READY_SECONDS = 60;
/** As the product's default; more brought none of the three anything on two processors. */
const POOL_SIZE = 10;

/** Our API, or another program of ours, as it is deployed; its log thrown away but written. */
export async function startOurs(root, databaseUrl, jwtSecret, { program = 'main', variables = {} } = {}) {
  const port = await freePort(0, HOST);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PUBLIC_URL: `http://${HOST}:${port}`,
    DATABASE_URL: databaseUrl,
    JWT_SECRET: jwtSecret,
    PORT: String(port),
    ACCESS_TOKEN_MINUTES: '60',
    ...variables,
  };
  const child = spawn(process.execPath, [`dist/src/${program}.js`], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tenths = READY_SECONDS * 10; tenths > 0 && child.exitCode === null; tenths -= 1) {
    const answer = await fetch(`http://${HOST}:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return { port, child };
    await wait(100);
  }
  throw new Error(`Our ${program} did not become ready; its messages are above.`);
}

/** A server of this folder that says "ready" when it listens. */
export async function startPeer(file, databaseUrl, variables = {}) {
  const port = await freePort(0, HOST);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    GRAPHILE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    POOL_SIZE: String(POOL_SIZE),
    ...variables,
  };
  const child = fork(new URL(file, import.meta.url), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [news] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (news !== 'ready') throw new Error(`${file} ended before it listened; its messages are above.`);
  return { port, child };
}
