/**
 * Compares what the facts demand with what arrived. It knows neither the database nor the code under test.
 * `kills` is how many processes were killed or stopped: as many messages, for each
 * connection that a process has to the mail server, may have arrived a second time under the same Message-ID.
 */
export function check(demand, arrivals, { kills, connections, latestMs }) {
  const byKey = groupBy(arrivals);
  const demanded = new Map(demand.map((each) => [each.key, each]));
  const wanted = demand.filter(({ mustArrive }) => mustArrive);
  const lateness = wanted
    .flatMap(
      ({ key, dueAt }) =>
        byKey
          .get(key)
          ?.slice(0, 1)
          .map(({ at }) => at - dueAt) ?? [],
    )
    .toSorted((a, b) => a - b);
  const ids = [...byKey.values()].map((each) => new Set(each.map(({ messageId }) => messageId)).size);
  const figures = {
    demanded: wanted.length,
    arrived: arrivals.length,
    lost: wanted.filter(({ key }) => !byKey.has(key)).length,
    early: arrivals.filter(({ key, at }) => at < (demanded.get(key)?.dueAt ?? 0)).length,
    'not owed': arrivals.filter(({ key }) => !demanded.get(key)?.mustArrive).length,
    'to the wrong person': arrivals.filter(({ key, to }) => demanded.get(key)?.to !== to).length,
    'doubled by key': ids.reduce((sum, each) => sum + each - 1, 0),
    'raw repeats': arrivals.length - new Set(arrivals.map(({ messageId }) => messageId)).size,
    'kills and stops': kills,
    'p50 lateness, s': seconds(lateness, 0.5),
    'p99 lateness, s': seconds(lateness, 0.99),
    'latest, s': seconds(lateness, 1),
  };
  const mustBeNone = ['lost', 'early', 'not owed', 'to the wrong person', 'doubled by key'];
  const problems = [
    ...mustBeNone.filter((name) => figures[name] > 0).map((name) => `${name}: ${figures[name]}, must be 0`),
    ...(figures['raw repeats'] > kills * connections
      ? [`raw repeats: ${figures['raw repeats']}, at most ${kills * connections}`]
      : []),
    ...(figures['p99 lateness, s'] * 1000 > latestMs ? [`p99 lateness above ${latestMs / 1000} s`] : []),
  ];
  return { figures, problems };
}

const groupBy = (arrivals) => {
  const groups = new Map();
  for (const each of arrivals) groups.set(each.key, [...(groups.get(each.key) ?? []), each]);
  return groups;
};

const seconds = (sorted, share) => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined ? Number.NaN : Math.round(value / 10) / 100;
};
