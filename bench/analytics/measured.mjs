import { spawnSync } from 'node:child_process';

/** Runs a program that prints `what,seconds,figure` lines; answers them with the most memory it ever held. */
export function measured(program, words) {
  const { status, stdout, stderr } = spawnSync('/usr/bin/env', ['bash', '-c', WITH_PEAK, '-', program, ...words], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${words[0]} failed: ${stderr}`);
  const lines = stdout.trim().split('\n');
  const megabytes = Math.round(Number(lines.at(-1)) / 1024);
  return { answers: lines.slice(0, -1).map((line) => line.split(',')), megabytes };
}

/** Samples the highest resident size that Linux remembers of the process, ten times a second. */
const WITH_PEAK = `
  "$@" & program=$!
  while kill -0 $program 2>/dev/null; do
    now=$(awk '/VmHWM/ { print $2 }' /proc/$program/status 2>/dev/null); peak=\${now:-$peak}; sleep 0.1
  done
  wait $program && echo $peak`;
