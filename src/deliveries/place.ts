import { isId } from '../kernel/id.js';

/** Whether the keys of a cursor are a time and an id. */
export const isPlace = ([at, id]: readonly unknown[]): boolean =>
  !Number.isNaN(new Date(Number(at)).getTime()) && isId(String(id));
