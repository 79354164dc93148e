import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { databaseFor } from './database.mjs';
import { freePort, isFree } from './free-port.mjs';
import { greeting } from './greeting.mjs';
import { keptSecrets } from './secrets.mjs';

const READY_SECONDS = 60;
const LAST_REQUESTS_SECONDS = 15;

/** Migrates and serves until asked to stop, or until the service ends by itself; answers the exit code. Stops all it started. */
export async function runService(root, given) {
  await expectFreePort(given);
  const stopAsked = listenForStop();
  const database = await databaseFor(root, given);
  try {
    await migrate(root, given, database.ownerUrl);
    if (stopAsked.aborted) return 0;
    return await serve(root, { ...given, ...(await settings(root, given)), ...database.variables }, stopAsked);
  } finally {
    await database.stop();
  }
}

/** Said before anything is started; what is no port at all the service itself refuses by name. */
async function expectFreePort({ PORT, HOST }) {
  if (!/^\d{1,5}$/.test(PORT ?? '') || Number(PORT) > 65_535) return;
  if (await isFree(Number(PORT), HOST || '127.0.0.1')) return;
  throw new Error(`Port ${PORT} is taken; choose another, PORT=${Number(PORT) + 1} npm start, or leave PORT out.`);
}

/** Aborted by the first Ctrl-C or end of the terminal. Further ones change nothing: npm repeats them to us. */
function listenForStop() {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort());
  return controller.signal;
}

async function migrate(root, given, ownerUrl) {
  if (!ownerUrl) return console.log('DATABASE_OWNER_URL is not set: the schema is left as it is.');
  const program = start(root, 'dist/src/platform/database/migrate.js', { ...given, DATABASE_OWNER_URL: ownerUrl });
  const [code] = await once(program, 'exit');
  if (code !== 0) throw new Error('The migration failed; its message is above. The service was not started.');
}

async function settings(root, given) {
  const host = given.HOST || '127.0.0.1';
  const port = given.PORT || String(await freePort(3000, host));
  return {
    PORT: port,
    ...keptSecrets(join(root, 'data/secrets.json'), ['JWT_SECRET']),
    ...(given.JWT_SECRET && { JWT_SECRET: given.JWT_SECRET }),
  };
}

async function serve(root, env, stopAsked) {
  const service = start(root, 'dist/src/main.js', env);
  const ended = once(service, 'exit').then(([code]) => code ?? 1);
  const stopped = new Promise((done) => stopAsked.addEventListener('abort', () => done(0)));
  const waiting = new AbortController();
  try {
    const over = await Promise.race([ended, stopped, ready(env, waiting.signal)]);
    if (over !== undefined) return over;
    console.log(await greeting(root, env));
    return await Promise.race([ended, stopped]);
  } finally {
    waiting.abort();
    await stop(service, ended);
  }
}

/** Started in a process group of its own: Ctrl-C reaches this launcher only, which then stops things in order. */
function start(root, file, env) {
  const endWithLauncher = pathToFileURL(join(root, 'scripts/end-with-launcher.mjs')).href;
  return spawn(process.execPath, ['--import', endWithLauncher, join(root, file)], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Resolves when the service says it is ready, or nobody waits any more; too long a wait ends the start with an explanation. */
async function ready({ HOST, PORT }, waiting) {
  const address = `http://${reachable(HOST)}:${PORT}/health/ready`;
  for (let tenths = READY_SECONDS * 10; tenths > 0; tenths -= 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok || waiting.aborted) return;
    await wait(100);
  }
  throw new Error(
    `The service did not become ready within ${READY_SECONDS} seconds; ${address} tells what is missing.`,
  );
}

/** Everywhere is an address to listen on, not one to call. */
function reachable(host = '127.0.0.1') {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

async function stop(service, ended) {
  if (service.exitCode !== null || service.signalCode !== null) return;
  console.log('Stopping ...');
  service.kill('SIGTERM');
  const late = setTimeout(() => service.kill('SIGKILL'), LAST_REQUESTS_SECONDS * 1000);
  await ended;
  clearTimeout(late);
}
