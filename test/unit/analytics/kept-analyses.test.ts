import { expect, it, vi } from 'vitest';
import { KeptAnalyses } from '../../../src/analytics/kept-analyses.js';

const made = (snapshot: string) => ({ snapshot, analysis: [] });
const holds = () => Promise.resolve(false);
const isOutdated = () => Promise.resolve(true);

it('makes an analysis once for all who ask while it is made, and keeps it', async () => {
  const kept = new KeptAnalyses();
  const make = vi.fn<() => Promise<ReturnType<typeof made>>>(() => Promise.resolve(made('1')));
  await Promise.all([kept.get('a', holds, make), kept.get('a', holds, make)]);
  await kept.get('a', holds, make);
  expect(make).toHaveBeenCalledTimes(1);
});

it('makes it anew once the data have changed, and once only for all who notice together', async () => {
  const kept = new KeptAnalyses();
  const make = vi.fn<() => Promise<ReturnType<typeof made>>>(() => Promise.resolve(made('1')));
  await kept.get('a', holds, make);
  await Promise.all([kept.get('a', isOutdated, make), kept.get('a', isOutdated, make)]);
  expect(make).toHaveBeenCalledTimes(2);
});

it('keeps no failure', async () => {
  const kept = new KeptAnalyses();
  await expect(kept.get('a', holds, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(kept.get('a', holds, () => Promise.resolve(made('1')))).resolves.toEqual([]);
});

it('keeps the newest few hundred', async () => {
  const kept = new KeptAnalyses();
  const make = vi.fn<() => Promise<ReturnType<typeof made>>>(() => Promise.resolve(made('1')));
  for (let at = 0; at < 301; at++) await kept.get(String(at), holds, make);
  await kept.get('300', holds, make);
  await kept.get('1', holds, make);
  expect(make).toHaveBeenCalledTimes(301);
  await kept.get('0', holds, make);
  expect(make).toHaveBeenCalledTimes(302);
});
