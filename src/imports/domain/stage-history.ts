import type { Day } from '../../kernel/day.js';
import { readDay, type DateOrder } from './day-cell.js';
import { readPythonList, type Dict } from './python-list.js';
import { meaningOf, type StatusMeaning } from './status-words.js';

/** One stage of an application, in the order of the file. */
export interface DatedStage {
  readonly words: string;
  readonly meaning: StatusMeaning | null;
  readonly on: Day | null;
}

const STAGE_KEYS = ['stage', 'status', 'name'];
const DATE_KEYS = ['date', 'on', 'at'];

/** Reads a history kept in one cell as a list of dicts with a stage and a date; null when it is anything else. */
export function readStageHistory(text: string, order: DateOrder | null): readonly DatedStage[] | null {
  const dicts = readPythonList(text);
  if (!dicts || dicts.some((dict) => valueOf(dict, STAGE_KEYS) === null)) return null;
  return dicts.map((dict) => {
    const words = valueOf(dict, STAGE_KEYS) ?? '';
    const day = readDay(valueOf(dict, DATE_KEYS) ?? '', order);
    return { words, meaning: meaningOf(words), on: 'day' in day ? day.day : null };
  });
}

const valueOf = (dict: Dict, keys: readonly string[]): string | null =>
  keys.map((key) => dict.get(key) ?? null).find((value) => value !== null) ?? null;

const BULK = 3;

/** Three or more stages, all on one day: more likely the day on which the row was typed than the days they happened. */
export const isTypedInOneGo = (stages: readonly DatedStage[]): boolean =>
  stages.length >= BULK && stages.every(({ on }) => on !== null && on === stages[0]?.on);
