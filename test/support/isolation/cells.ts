import type { Asker } from './askers.js';
import type { Door } from './doors.js';
import { FULLNESS, type Place, placesOf } from './fillings.js';
import { idsOf } from './ids.js';
import type { Secret, World } from './world.js';

/** One question: who asks what where, with which value at which place. */
export interface Cell {
  readonly door: Door;
  readonly asker: Asker;
  readonly secret: Secret;
  /** How much else is filled in. */
  readonly fullness: string;
  /** Null: nothing of somebody else's is named. */
  readonly place: Place | null;
  readonly value: string;
}

export type ProbingCell = Cell & { readonly place: Place };

export const nameOf = ({ door, asker, fullness, place }: ProbingCell): string =>
  `${door.name} ${asker.name} ${fullness} ${place.path}`;

/** All questions of one asker at one door. */
export const cellsOf = (world: World, door: Door, asker: Asker, secret: Secret): Cell[] => {
  const places = placesOf(door);
  return Object.keys(FULLNESS).flatMap((fullness) => {
    const cell = { door, asker, secret, fullness };
    const probes = places.flatMap((place) =>
      valuesFor(world, { ...cell, place }).map((value) => ({ ...cell, place, value })),
    );
    return [{ ...cell, place: null, value: '' }, ...probes];
  });
};

const valuesFor = (world: World, cell: Omit<ProbingCell, 'value'>): readonly string[] =>
  cell.place.takes === 'id' ? idsFor(world, cell) : textsFor(world, cell);

/** The ids of every kind of row. */
const idsFor = (world: World, { door, place, fullness, secret }: Omit<ProbingCell, 'value'>): readonly string[] => {
  const likely = world.tableOf(door.name, place.path);
  // Once with all kinds is enough: how much else is filled in does not change what an id means. A new row is of one kind anyway.
  const isChosen = (table: string): boolean => table === likely || (fullness === 'with all ids' && !place.makes);
  return [...idsOf(secret.rows)].filter(([, table]) => isChosen(table)).map(([id]) => id);
};

/** Names and addresses that are taken elsewhere; one of the staff is enough, since they are so for all of them. */
const textsFor = (world: World, { asker, fullness, secret }: Omit<ProbingCell, 'value'>): readonly string[] =>
  fullness === 'with everything' && !world.staff.slice(1).includes(asker) ? secret.texts : [];
