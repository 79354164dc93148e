import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The PostgreSQL server running on this cluster folder as { pid, port }, or undefined. The file it is read from also
 * outlives a crash; when its process number by now belongs to another program (usual in containers, where numbers
 * are small), the file is removed, because PostgreSQL would refuse to start beside it.
 */
export function runningPostmaster(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return undefined;
  if (isPostgres(pid)) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true });
  return undefined;
}

/** True when a process has this number, also when it is another user's. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Known on Linux only; elsewhere the number is believed. */
function isPostgres(pid) {
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  return existsSync(commandLine) && readFileSync(commandLine, 'utf8').split('\0')[0].endsWith('postgres');
}
