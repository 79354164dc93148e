import { setTimeout as wait } from 'node:timers/promises';

const ASSOCIATIONS =
  '{ followUpAssociations { prospects students associations { followUp outcome hazardRatio sentence } } }';
const INCIDENCE = '{ cumulativeIncidence { groups { prospects } } }';
const OTHERS = '{ employers(first: 20) { edges { node { id name } } } }';
const BETWEEN_ASKS = 20;
const BETWEEN_LOOKS = 5000;

/** How long an analysis takes from the tables to the answer, and how soon others are answered before and meanwhile. */
export async function databaseToAnswer({ address, signIn }, { password }) {
  const token = await signIn('seed-001', 'admin@seed-001.example', password);
  const ask = (query) => timed(() => asked(address, token, query));
  await ask(OTHERS);
  const quiet = await othersUntil(ask, wait(BETWEEN_LOOKS));
  for (const [name, query] of Object.entries({ cumulativeIncidence: INCIDENCE, followUpAssociations: ASSOCIATIONS })) {
    const analysis = ask(query);
    const busy = await othersUntil(ask, analysis);
    const { seconds, answer } = await analysis;
    const again = await ask(query);
    const size = answer.followUpAssociations?.prospects ?? answer.cumulativeIncidence.groups[0]?.prospects;
    console.log(
      `\n${name}: ${size} prospects with an interview, from tables to answer ${seconds.toFixed(2)} s; again, unchanged: ${(again.seconds * 1000).toFixed(0)} ms`,
    );
    console.log(`others meanwhile: ${tell(busy)}`);
  }
  console.log(`others before:    ${tell(quiet)}`);
}

/** Asks for something else again and again until `end`; milliseconds of each. */
async function othersUntil(ask, end) {
  const over = new AbortController();
  void end.finally(() => over.abort());
  const took = [];
  while (!over.signal.aborted) {
    took.push((await ask(OTHERS)).seconds * 1000);
    await wait(BETWEEN_ASKS);
  }
  return took.toSorted((a, b) => a - b);
}

const at = (sorted, share) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
const tell = (took) =>
  `${took.length} asked, p50 ${at(took, 0.5)} ms, p99 ${at(took, 0.99)} ms, longest ${at(took, 1)} ms`;

async function timed(work) {
  const startedAt = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - startedAt) / 1000, answer };
}

async function asked(address, token, query) {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
