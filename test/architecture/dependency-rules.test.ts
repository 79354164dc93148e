import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BREACHES, SOUND_TREE } from './dependency-breaches.js';
import { type Cruise, cruise, sentenceOf } from './dependency-cruise.js';
import { plant, ROOT, typescriptFiles, uproot } from './planted-tree.js';

const sources = ({ modules }: Cruise): string[] =>
  modules
    .map(({ source }) => source)
    .filter((source) => source.startsWith('src/'))
    .toSorted();

describe('the tree of this repository', () => {
  const seen = cruise(ROOT);

  it('is read whole: a checker that reads nothing finds nothing', () => {
    expect(sources(seen)).toEqual(typescriptFiles(ROOT, 'src'));
  });

  it('keeps every dependency rule', () => {
    expect(seen.summary.violations.map(sentenceOf)).toEqual([]);
  });
});

describe('a planted tree', () => {
  let roots: string[] = [];
  let sound: Cruise;
  let broken: Cruise;

  beforeAll(() => {
    roots = [plant(SOUND_TREE), plant(Object.assign({}, SOUND_TREE, ...BREACHES.map(({ files }) => files)))];
    [sound, broken] = roots.map(cruise) as [Cruise, Cruise];
  });

  afterAll(() => roots.forEach(uproot));

  it('without a breach is read whole and found sound', () => {
    expect(sources(sound)).toEqual(
      Object.keys(SOUND_TREE)
        .filter((path) => path.startsWith('src/'))
        .toSorted(),
    );
    expect(sound.summary.violations.map(sentenceOf)).toEqual([]);
  });

  it.each(BREACHES)('breaks $rule by $by', ({ rule, files }) => {
    const named = broken.summary.violations.filter(({ from }) => from in files).map((violation) => violation.rule.name);
    expect([...new Set(named)]).toEqual([rule]);
  });

  it('breaks nothing but what was planted', () => {
    const planted = new Set(BREACHES.flatMap(({ files }) => Object.keys(files)));
    expect(broken.summary.violations.filter(({ from }) => !planted.has(from)).map(sentenceOf)).toEqual([]);
  });

  it('breaks every rule there is', () => {
    const rules = new Set(sound.summary.ruleSetUsed.forbidden.map(({ name }) => name));
    expect(new Set(BREACHES.map(({ rule }) => rule))).toEqual(rules);
  });
});
