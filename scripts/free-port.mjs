import { createServer } from 'node:net';

/** `wanted` when nobody listens on it, else a free port the system picks; 0 asks for any. */
export async function freePort(wanted, host) {
  return (await tryPort(wanted, host)) ?? (await tryPort(0, host));
}

/** Whether nobody listens on the port. */
export async function isFree(port, host) {
  return (await tryPort(port, host)) !== undefined;
}

function tryPort(port, host) {
  return new Promise((done) => {
    const probe = createServer().once('error', () => done(undefined));
    probe.listen(port, host, () => {
      const { port: found } = probe.address();
      probe.close(() => done(found));
    });
  });
}
