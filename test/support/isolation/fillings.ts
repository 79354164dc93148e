import { newId } from '../../../src/platform/clock/index.js';
import { PASSWORD } from '../centers.js';
import type { Door } from './doors.js';
import { idOf } from './ids.js';
import type { Filling } from './input-values.js';
import type { World } from './world.js';

/** A place of a call that takes an id or a text. */
export interface Place {
  readonly path: string;
  readonly takes: 'id' | 'text';
  /** A client may make the id of a new row itself: taking one that exists elsewhere is right there. */
  readonly makes: boolean;
}

/** All places of a door, found by calling it with everything that may be filled in. */
export const placesOf = (door: Door): Place[] => {
  const places = new Map<string, Place>();
  const optional = new Set<string>();
  const note = (path: string, takes: Place['takes'], value: string): string => {
    places.set(path, {
      path,
      takes,
      makes: takes === 'id' && door.changes && optional.has(path) && /(?:^|\.)id$/.test(path),
    });
    return value;
  };
  door.call({
    idAt: (path) => note(path, 'id', newId()),
    textAt: (path) => note(path, 'text', 'x'),
    wants: (path) => {
      optional.add(path);
      return isPossible(path);
    },
  });
  return [...places.values()];
};

/** How much of a call is filled in besides what is required and the place under test. */
export const FULLNESS: Readonly<Record<string, (path: string, probed: string) => boolean>> = {
  'with nothing else': () => false,
  'with the ids beside it': (path, probed) => isAnId(path) && parentOf(path) === parentOf(probed),
  'with all beside it': (path, probed) => path.includes('.') && parentOf(path) === parentOf(probed),
  'with all ids': (path) => isAnId(path) || path === 'input',
  'with everything': () => true,
};

const isAnId = (path: string): boolean => /(?:^|\.)\w+Ids?$/.test(path);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** A key would make the second call a replay of the first; cursors are no values of their own. */
const LEFT_OUT = /(?:clientMutationId|after|before)$/;
const isPossible = (path: string): boolean => !LEFT_OUT.test(path) && path.split('.').length <= 8;

let words = 0;

/** Fills a call with rows the asker may use, except for one place. */
export const fillingOf = (
  door: Door,
  { own, tableOf }: World,
  fullness: string,
  probe: { place: Place | null; value: string },
): Filling => {
  const isProbed = (path: string): boolean => probe.place?.path === path;
  const leadsToProbe = (path: string): boolean =>
    probe.place !== null && (isProbed(path) || probe.place.path.startsWith(`${path}.`));
  const isOptionalFor = (path: string): boolean =>
    !path.startsWith('>') && !/(?:^|\.)id$/.test(path) && FULLNESS[fullness]!(path, probe.place?.path ?? '');
  return {
    idAt: (path) => (isProbed(path) ? probe.value : (idOf(own.get(tableOf(door.name, path) ?? '')) ?? newId())),
    textAt: (path) => (isProbed(path) ? probe.value : wordFor(path)),
    wants: (path) => isPossible(path) && (leadsToProbe(path) || isOptionalFor(path)),
    choose: (paths) => paths.find(leadsToProbe) ?? paths.find(isAnId) ?? paths[0]!,
  };
};

/** New every time, because names are unique in a center. */
const wordFor = (path: string): string => {
  words += 1;
  if (path.endsWith('currentPassword')) return PASSWORD;
  if (path.endsWith('newPassword')) return `word-${words} that nobody guesses`;
  return /e?mail$/i.test(path) ? `word-${words}@probe.example` : `word-${words}`;
};
