import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a newcomer wants to know once the service runs: where it is and, in the demo, whom to sign in as. */
export async function greeting(root, { PORT, DEMO }) {
  const address = `http://localhost:${PORT}`;
  const demo = DEMO === 'true';
  const lines = [
    `Followthrough runs at ${address}`,
    ...(demo ? [`  start here  ${address}/`, `  playground  ${address}/graphiql`] : []),
    `  API         ${address}/graphql`,
    ...(demo ? await signIns(root) : []),
    'Ctrl-C stops everything; the data is kept.',
  ];
  return `\n${lines.join('\n')}\n`;
}

async function signIns(root) {
  const file = join(root, 'dist/src/demo/sign-ins.js');
  if (!existsSync(file)) return [];
  const { DEMO_SIGN_INS } = await import(pathToFileURL(file).href);
  const [{ password }] = DEMO_SIGN_INS;
  return [
    `Demo sign-ins (center, e-mail; password of everybody: ${password}):`,
    ...DEMO_SIGN_INS.map(({ role, center, email }) => `  ${role.padEnd(10)}  ${center.padEnd(17)}  ${email}`),
  ];
}
