import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Measures the targets in turns (A B C, A B C, ...), each after its `prepare`, so that whatever else the machine does falls on all of
 * them; answers, by name, the medians over the rounds of requests/s and of the 50th and 99th percentile in milliseconds.
 */
export async function measureInTurns(targets, { rounds, seconds, connections }) {
  const generator = fork(new URL('load.mjs', import.meta.url));
  const run = async (target, duration) => {
    await target.prepare?.();
    generator.send({ port: target.port, requests: target.requests, connections, seconds: duration });
    const [answer] = await once(generator, 'message');
    return answer;
  };
  const results = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (const target of Object.values(targets)) await run(target, 2 * seconds); // warms up
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, target] of Object.entries(targets)) results[name].push(await run(target, seconds));
  generator.kill();
  return Object.fromEntries(Object.entries(results).map(([name, all]) => [name, mediansOf(all)]));
}

const mediansOf = (all) =>
  Object.fromEntries(['perSecond', 'p50', 'p99'].map((figure) => [figure, median(all.map((each) => each[figure]))]));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
