import { grouped } from '../kernel/grouped.js';
import { eachInTurn } from '../platform/schedule/index.js';
import type { HistoryRow, Place } from './domain/history-row.js';
import { HistoryReader } from './domain/history.js';
import type { HeaderMapping } from './domain/header-mapping.js';
import type { HistoryField } from './domain/history-fields.js';
import type { Import } from './import.entity.js';
import { type ImportReading, readingOf, tableOf } from './import-readings.js';
import type { StoredRow } from './import-rows.store.js';

/** Rows of one transaction, but never a part of a candidacy. */
const BATCH = 500;
/** A few milliseconds' work. */
const READ_AT_ONCE = 500;

/** A history as it stands; its lines are in the order in which they are applied: candidacy by candidacy. */
export interface HistoryReadings extends ImportReading<HistoryRow> {
  readonly gaps: ReadonlyMap<number, Place>;
  /** The lines of the next batch when so many have been done. */
  batchAfter(done: number): readonly number[];
}

export async function readHistoryImport(given: Import, stored: readonly StoredRow[]): Promise<HistoryReadings> {
  const mapping = given.mapping as HeaderMapping<HistoryField>;
  const reader = new HistoryReader(tableOf(given, stored), mapping, given.dateOrder);
  const read = reader.together(await eachInTurn(reader.rows, READ_AT_ONCE, (row) => reader.read(row)));
  const reading = readingOf(stored, read.rows, read.problems);
  const groups = [...grouped(reading.lines, (line) => read.keys.get(line) ?? String(line)).values()];
  return {
    ...reading,
    lines: groups.flat(),
    gaps: read.gaps,
    batchAfter: batchesOf(groups),
  };
}

/** Batches begin and end with a group. */
function batchesOf(groups: readonly (readonly number[])[]): (done: number) => readonly number[] {
  const batches = new Map<number, readonly number[]>();
  let done = 0;
  let batch: number[] = [];
  for (const [at, group] of groups.entries()) {
    batch.push(...group);
    if (batch.length < BATCH && at < groups.length - 1) continue;
    batches.set(done, batch);
    done += batch.length;
    batch = [];
  }
  return (from) => batches.get(from) ?? [];
}
