import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** On a busy machine a replacement takes its time; killing it at its first breath would test nothing. */
const FEWEST = 3;

/** A crew of worker processes; one that is killed is replaced at once. */
export class Workers {
  #crew = [];
  #isEnding = false;
  /** How many ended that nobody had killed. */
  fallen = 0;

  constructor(variables) {
    this.variables = variables;
  }

  async start(count) {
    await Promise.all(Array.from({ length: count }, (_, place) => this.#hire(place)));
  }

  /** Those that are ready and not stopped. */
  get #able() {
    return this.#crew.filter(({ isReady, isStopped }) => isReady && !isStopped);
  }

  /** kill -9; false: too few are at work to lose one. */
  kill(chance) {
    if (this.#able.length < FEWEST) return false;
    const worker = chance.pick(this.#able);
    worker.isReady = false;
    return worker.child.kill('SIGKILL');
  }

  /** SIGSTOP, and SIGCONT after so long; false: too few are at work to lose one. */
  stopFor(chance, ms) {
    if (this.#able.length < FEWEST) return false;
    const worker = chance.pick(this.#able);
    worker.isStopped = true;
    worker.child.kill('SIGSTOP');
    setTimeout(() => {
      worker.child.kill('SIGCONT');
      worker.isStopped = false;
    }, ms);
    return true;
  }

  /** Asks all to end, as an orchestrator does. */
  async end() {
    this.#isEnding = true;
    await Promise.all(this.#crew.map(endOne));
  }

  #hire(place) {
    const child = fork(PROGRAM, {
      env: { ...process.env, ...this.variables },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const worker = { child, isReady: false, isStopped: false };
    this.#crew[place] = worker;
    child.once('exit', (_, signal) => {
      if (worker.isReady && signal === null && !this.#isEnding) this.fallen += 1;
      worker.isReady = false;
      if (!this.#isEnding) void this.#hire(place);
    });
    child.once('message', () => {
      worker.isReady = true;
    });
    return once(child, 'message');
  }
}

const PATIENCE_MS = 15_000;

async function endOne({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await over;
  clearTimeout(tooLong);
}
