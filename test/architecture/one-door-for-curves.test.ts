import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Which groups have curves is decided once. A second place that drew some could be subtracted from the first. */

const ROOT = join(import.meta.dirname, '../../src');

const usersOf = (name: string): string[] =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && new RegExp(`\\b${name}\\(`).test(readFileSync(join(ROOT, file), 'utf8')))
    .toSorted();

const EPISODES = 'analytics/domain/episodes';

it.each([
  ['weeklyCurve', [`${EPISODES}/incidence-weeks.ts`]],
  ['weeksOf', [`${EPISODES}/incidence-siblings.ts`, `${EPISODES}/incidence-weeks.ts`]],
  ['curvePartsOf', [`${EPISODES}/incidence-siblings.ts`]],
  ['drawParts', [`${EPISODES}/incidence.ts`]],
])('%s is called in one place', (name, files) => {
  expect(usersOf(name)).toEqual(files);
});
